import SvgIcon from "@mui/material/SvgIcon";

export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <SvgIcon viewBox="0 0 24 24" sx={{ width: size, height: size, color: "primary.main" }}>
      <path d="M12 2.2c1 0 1.8.8 1.8 1.8v.5a6.9 6.9 0 0 1 5.1 6.7c0 3 .6 4.6 1.7 5.7.4.4.1 1.1-.5 1.1H3.9c-.6 0-.9-.7-.5-1.1 1.1-1.1 1.7-2.7 1.7-5.7a6.9 6.9 0 0 1 5.1-6.7V4c0-1 .8-1.8 1.8-1.8z" />
      <path d="M8.8 19.6h6.4a3.2 3.2 0 0 1-6.4 0z" opacity={0.7} />
    </SvgIcon>
  );
}
