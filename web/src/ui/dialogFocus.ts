// Dialogs and drawers by keyboard: the first field has the focus when one opens (antd gives it to the ✕ or the frame),
// and what had it before gets it back, also where the page takes the dialog away at once.

const HOST = ".ant-modal, .ant-drawer:not(.yd-record-drawer)";
const FIELD = [
  "input:not([type=hidden], [type=radio], [type=checkbox], [disabled], [readonly]:not([role=combobox]))",
  "textarea:not([disabled], [readonly])",
  "select:not([disabled])",
].join();
const CLOSE = ".ant-modal-close, .ant-drawer-close";
/** How long a form that still loads is waited for. */
const WAITS = 3000;

const isShown = (element: HTMLElement) => element.isConnected && element.getClientRects().length > 0;

function firstField(host: Element): HTMLElement | undefined {
  const fields = host.querySelectorAll<HTMLElement>(`:is(.ant-modal-body, .ant-drawer-body) :is(${FIELD})`);
  return [...fields].find(isShown);
}

/** Gives the focus to the first field, as soon as there is one and nobody has taken it elsewhere meanwhile. */
function enter(host: Element): void {
  const untouched = () => {
    const at = document.activeElement;
    return at === null || at.contains(host) || at.matches(CLOSE) || (at instanceof HTMLElement && at.tabIndex < 0);
  };
  const found = firstField(host);
  if (found) {
    found.focus();
    return;
  }
  const watch = new MutationObserver(() => {
    const field = untouched() ? firstField(host) : undefined;
    if (!field && host.isConnected && untouched()) return;
    watch.disconnect();
    field?.focus();
  });
  watch.observe(host, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), WAITS);
}

/** Once for the whole app. */
export function keepDialogFocus(): void {
  /** What had the focus outside of dialogs, the last first: a menu's entry is gone when its dialog closes, its button not. */
  let before: HTMLElement[] = [];
  let inside: Element | null = null;
  addEventListener("focusin", ({ target, relatedTarget }) => {
    if (!(target instanceof HTMLElement)) return;
    const host = target.closest(HOST);
    if (!host) {
      if (!target.closest(".ant-drawer")) before = [target, ...before.filter((one) => one !== target)].slice(0, 3);
      return;
    }
    inside = host;
    const fromOutside = !(relatedTarget instanceof Node && host.contains(relatedTarget));
    if (fromOutside && (target.matches(CLOSE) || (target.tabIndex < 0 && !target.matches(FIELD)))) enter(host);
  });
  new MutationObserver(() => {
    if (!inside || inside.isConnected) return;
    inside = null;
    if (document.activeElement === document.body && ![...document.querySelectorAll<HTMLElement>(HOST)].some(isShown))
      before.find(isShown)?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true });
}
