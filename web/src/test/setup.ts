// Every component test: matchers, the msw server, and browser parts that happy-dom lacks.
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll } from "vitest";
import { server } from "@/test/server";

// A loaded build machine may take seconds to draw what a desk draws at once; only a failure waits that long.
configure({ asyncUtilTimeout: 20_000 });

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
});
afterAll(() => server.close());

/** happy-dom has no layout: the tests say that there is room for a table, and that nobody wants motion. */
const answer = (query: string) => /min-width|reduced-motion/.test(query);
window.matchMedia = (query) =>
  ({
    matches: answer(query),
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }) as MediaQueryList;
for (const [name, size] of [
  ["clientHeight", 600],
  ["clientWidth", 900],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
}
/** Its own would report that everything has no size. */
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
