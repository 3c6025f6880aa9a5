import { createRequire } from "node:module";
import { prepareData } from "../../lib/templates/data";
import { renderPrepared, renderTemplate } from "../../lib/templates/render";
import { context, eta, handlebars, jinja, liquid } from "./mail";

export interface Engine {
  /** Renders a template that was compiled before. */
  cached(): string;
  /** Compiles and renders a source that the engine has not seen; `n` makes it a new one. */
  cold(n: number): string;
}

const require = createRequire(import.meta.url);

export const engines: Record<string, () => Engine> = {
  Runbell: runbell,
  "Runbell, new data": runbellWithNewData,
  nunjucks,
  LiquidJS: liquidEngine,
  Handlebars: handlebarsEngine,
  Eta: etaEngine,
};

const options = { contentType: "html" } as const;

/** As a worker renders: the event's data was copied once for all its recipients. */
function runbell(): Engine {
  const data = prepareData(context);
  return {
    cached: () => renderPrepared(jinja, data, options).output,
    cold: (n) => renderPrepared(`${jinja}{# ${n} #}`, data, options).output,
  };
}

/** As a preview renders: with data that it has not seen. */
function runbellWithNewData(): Engine {
  return {
    cached: () => renderTemplate(jinja, context, options).output,
    cold: (n) => renderTemplate(`${jinja}{# ${n} #}`, context, options).output,
  };
}

function nunjucks(): Engine {
  const library = require("nunjucks") as {
    Environment: new (loader: null, options: object) => object;
    compile(source: string, environment: object): { render(context: object): string };
  };
  const environment = new library.Environment(null, { autoescape: true });
  const compiled = library.compile(jinja, environment);
  compiled.render(context);
  return {
    cached: () => compiled.render(context),
    cold: (n) => library.compile(`${jinja}{# ${n} #}`, environment).render(context),
  };
}

function liquidEngine(): Engine {
  const { Liquid } = require("liquidjs") as {
    Liquid: new (options: object) => {
      parse(source: string): object;
      renderSync(parsed: object, data: object): string;
    };
  };
  const engine = new Liquid({ ownPropertyOnly: true });
  const parsed = engine.parse(liquid);
  return {
    cached: () => engine.renderSync(parsed, context),
    cold: (n) => engine.renderSync(engine.parse(`${liquid}{% comment %}${n}{% endcomment %}`), context),
  };
}

function handlebarsEngine(): Engine {
  const library = require("handlebars") as {
    create(): {
      registerHelper(name: string, helper: (...values: never[]) => unknown): void;
      compile(source: string): (data: object) => string;
    };
  };
  const engine = library.create();
  engine.registerHelper("eq", (first: unknown, second: unknown) => first === second);
  engine.registerHelper("upper", (text: string) => text.toUpperCase());
  const compiled = engine.compile(handlebars);
  compiled(context);
  return {
    cached: () => compiled(context),
    cold: (n) => engine.compile(`${handlebars}{{! ${n} }}`)(context),
  };
}

function etaEngine(): Engine {
  const { Eta } = require("eta") as {
    Eta: new (options: object) => {
      compile(source: string): object;
      render(compiled: object, data: object): string;
    };
  };
  const engine = new Eta({ autoEscape: true });
  const compiled = engine.compile(eta);
  return {
    cached: () => engine.render(compiled, context),
    cold: (n) => engine.render(engine.compile(`${eta}<%/* ${n} */%>`), context),
  };
}
