// Renders a component as the desk would: texts, theme, query client, and a router at an address.
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { makeQueryClient } from "@/api/query";
import { startTexts, withTexts } from "@/texts/i18n";
import { LATE, type LateName } from "@/texts/late";
import { DeskTheme } from "@/ui/theme/DeskTheme";

export async function renderAt(node: ReactNode, address = "/") {
  await startTexts("zh-CN");
  await withTexts(Object.keys(LATE) as LateName[], async () => null)();
  const client = makeQueryClient(0);
  const root = createRootRoute({ component: () => node });
  const any = createRoute({ getParentRoute: () => root, path: "$" });
  const history = createMemoryHistory({ initialEntries: [address] });
  const router = createRouter({
    routeTree: root.addChildren([any]),
    history,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => `?${new URLSearchParams(search as Record<string, string>)}`,
  });
  const view = render(
    <QueryClientProvider client={client}>
      <DeskTheme>
        <RouterProvider router={router} />
      </DeskTheme>
    </QueryClientProvider>,
  );
  const here = () => new URLSearchParams(history.location.search);
  return { ...view, user: userEvent.setup(), here, client };
}
