// What all tiles share: a big figure, and waiting for one.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";
import { TileLink } from "@/ui/tile/TileLink";

export function Big({ value, note, to }: { value: ReactNode; note?: ReactNode; to?: string | undefined }) {
  return (
    <div className="yd-tile-big">
      <b className="yd-num">{to ? <TileLink to={to}>{value}</TileLink> : value}</b>
      {note && <small className="yd-faint">{note}</small>}
    </div>
  );
}

export function Waiting({ of }: { of: readonly UseQueryResult<unknown, Error>[] }) {
  const failed = of.find((one) => one.isError);
  return failed?.error ? (
    <PageError compact error={failed.error} onRetry={() => void failed.refetch()} />
  ) : (
    <Loading rows={2} />
  );
}
