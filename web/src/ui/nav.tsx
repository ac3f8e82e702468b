// Moving between pages. The address is the truth: pages read their state from its search part and write it back there.
import { useRouter, useRouterState } from "@tanstack/react-router";
import { type AnchorHTMLAttributes, type MouseEvent, useCallback, useMemo } from "react";

export function useGo() {
  const router = useRouter();
  return useCallback(
    (to: string, { replace = false }: { replace?: boolean } = {}) =>
      replace ? router.history.replace(to) : router.history.push(to),
    [router],
  );
}

export const useBack = () => {
  const router = useRouter();
  return useCallback(() => router.history.back(), [router]);
};

export const usePath = () => useRouterState({ select: (state) => state.location.pathname });

export function useAddress(): { path: string; search: URLSearchParams } {
  const path = usePath();
  const text = useRouterState({ select: (state) => state.location.searchStr });
  return useMemo(() => ({ path, search: new URLSearchParams(text) }), [path, text]);
}

export const useParam = (name: string): string | undefined =>
  useRouterState({ select: (state) => (state.matches.at(-1)?.params as Record<string, string> | undefined)?.[name] });

export type SearchPatch = Record<string, string | null | undefined>;

export function patched(search: URLSearchParams, patch: SearchPatch): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null || value === undefined || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text ? `?${text}` : "";
}

/** Changes some search parameters of the page that is shown now, and leaves the others. */
export function usePatchSearch() {
  const router = useRouter();
  return useCallback(
    (patch: SearchPatch, { replace = true }: { replace?: boolean } = {}) => {
      const { pathname, search } = router.history.location;
      const to = pathname + patched(new URLSearchParams(search), patch);
      if (replace) router.history.replace(to);
      else router.history.push(to);
    },
    [router],
  );
}

const plainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string; replace?: boolean };

export function Link({ to, replace, onClick, children, ...rest }: LinkProps) {
  const go = useGo();
  return (
    <a
      {...rest}
      href={to}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !plainClick(event) || rest.target === "_blank") return;
        event.preventDefault();
        go(to, replace ? { replace } : {});
      }}
    >
      {children}
    </a>
  );
}
