// A target as an Excel workbook: asking for it, and what an import of it would change.
import { api, fileNameOf, save, send } from "@/api/client";
import type { Zoom } from "@/domain/grid-period";
import type { Target } from "@/features/targets/queries";

export interface MovedCell {
  sheet: string;
  row: number;
  team: string;
  name: string;
  part: string;
  period: string;
  before: number;
  after: number;
}
export interface FailedRow {
  sheet: string;
  row: number;
  column: string;
  code: string;
  message: string;
}
export interface Imported {
  target: Target;
  /** All cells that change, and as many of them as are worth reading. */
  changed: number;
  changes: MovedCell[];
  failed: FailedRow[];
  /** Cells that are older in the file than here, and who changed them since. */
  kept: number;
  kept_by: string[];
  unread: string[];
  source: string;
  total: number;
}

export async function download(target: Target, zoom: Zoom, within: string) {
  const query = new URLSearchParams({ zoom, within });
  const answer = await send("GET", `/targets/${target.id}/export?${query}`);
  save(await answer.blob(), fileNameOf(answer, `${target.name}.xlsx`));
}

/** Without a version: only what would change. */
export function load(id: number, file: File, overwrite: boolean, version?: number) {
  const form = new FormData();
  form.append("overwrite", String(overwrite));
  form.append("preview", String(version === undefined));
  if (version !== undefined) form.append("version", String(version));
  form.append("file", file, file.name);
  return api.post<Imported>(`/targets/${id}/import`, form);
}
