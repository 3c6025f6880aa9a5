import { DecoratorHandler, type Dispatcher } from "undici";

/** How far an exchange came. */
export interface HttpProgress {
  /** The request began to be written: from then on the other side may have it. */
  handedOver: boolean;
}

/** A way to dispatch one request that keeps `progress` up to date. */
export function withProgress(agent: Dispatcher, progress: HttpProgress): Dispatcher {
  return agent.compose(
    (dispatch) => (options, handler) => dispatch(options, new ProgressHandler(handler, progress)),
  );
}

/** undici's types leave the methods of its handlers out. */
const Handler = DecoratorHandler as new (handler: Dispatcher.DispatchHandler) => {
  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void;
};

/** undici tells a handler of the start when the connection stands, just before it writes. */
class ProgressHandler extends Handler {
  constructor(
    handler: Dispatcher.DispatchHandler,
    private readonly progress: HttpProgress,
  ) {
    super(handler);
  }

  override onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    this.progress.handedOver = true;
    super.onRequestStart(controller, context);
  }
}
