// The server of the phone's queue as the tests need it: it keeps to the contract of visits, by uuid.
import { ApiError } from "@/api/errors";
import type { Sender } from "@/offline/flush";
import type { Item } from "@/offline/types";

export const refusal = (status: number, code: string) => new ApiError(status, { code, message: code }, "");

/** Keeps what arrived by uuid; refuses what the contract refuses. */
export class QueueServer {
  notes: Item[] = [];
  ended: string[] = [];
  begun = new Set<string>();
  arrived = new Map<string, Item>();
  take: Sender = async (_db, item) => {
    const { lane, kind, body } = item;
    if (kind === "begin") {
      const other = [...this.begun].find((one) => one !== lane && !this.ended.includes(one));
      if (other) throw refusal(409, "visit_open");
      this.begun.add(lane);
    } else if (kind !== "consent" && !this.begun.has(lane)) throw refusal(409, "visit_unknown");
    if (kind === "end" && !this.ended.includes(lane)) {
      const named = [...Object.values(body.steps as Record<string, string>), ...(body.photos as string[])];
      if (named.some((uuid) => !this.arrived.has(uuid))) throw refusal(409, "visit_waits");
      this.ended.push(lane);
    }
    if (kind === "abandon" && !this.ended.includes(lane)) this.ended.push(lane);
    if (!this.arrived.has(item.uuid)) this.notes.push(item);
    this.arrived.set(item.uuid, item);
    return null;
  };
}
