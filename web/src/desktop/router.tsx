// Turns the features' pages into routes. Search parameters stay plain text: pages read and write them through ui/nav.
import { createRootRoute, createRoute, createRouter, Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { useMe } from "@/api/me";
import { Gate } from "@/desktop/Gate";
import { may } from "@/domain/permissions";
import { allRoutes, type PageRoute } from "@/ui/module";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { NoPermission, NotFound } from "@/ui/state/NotFound";

function guarded({ load, permission }: PageRoute) {
  const Page = lazyPart(() => load().then((module) => ({ default: module.Page })));
  return function GuardedPage() {
    const { data: me } = useMe();
    if (!may(me?.permissions, permission)) return <NoPermission />;
    return (
      <Suspense fallback={<Loading shape="page" />}>
        <Page />
      </Suspense>
    );
  };
}

export function makeRouter() {
  const root = createRootRoute({
    component: () => (
      <Gate>
        <Outlet />
      </Gate>
    ),
    notFoundComponent: NotFound,
  });
  const taken = new Set<string>();
  const routes = allRoutes().flatMap((one) => {
    if (taken.has(one.path)) return [];
    taken.add(one.path);
    return [createRoute({ getParentRoute: () => root, path: one.path, component: guarded(one) })];
  });
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text ? `?${text}` : "";
    },
    defaultPreload: false,
    scrollRestoration: true,
  });
}
