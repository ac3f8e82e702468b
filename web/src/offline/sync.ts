// Keeps the queue moving while the app is open: at the start, on line again, visible again, after each write, and in time.
import { liveQuery } from "dexie";
import type { PhoneDb } from "@/offline/db";
import { flush, type Outcome } from "@/offline/flush";
import { refreshPack } from "@/offline/pack";
import { hurry, open, prune } from "@/offline/queue";
import { keepStorage, type Room, roomLeft } from "@/offline/storage";

export interface SyncState {
  running: boolean;
  stopped: Outcome["stopped"];
  /** milliseconds; null: nothing waits for a time */
  wake: number | null;
  room: Room;
}
type Listener = () => void;
const STEAL_AFTER = 3 * 60_000;
const LATEST = 2 ** 31 - 1;

export class Sync {
  state: SyncState = { running: false, stopped: null, wake: null, room: { left: null, full: false, kept: false } };
  private readonly listeners = new Set<Listener>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busySince: number | null = null;
  private again = false;
  private readonly stops: (() => void)[] = [];

  constructor(readonly db: PhoneDb) {}

  subscribe = (listener: Listener) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
  snapshot = () => this.state;

  private say(patch: Partial<SyncState>) {
    this.state = { ...this.state, ...patch };
    for (const listener of this.listeners) listener();
  }

  start(): void {
    const online = () => void this.now();
    const visible = () => {
      if (document.visibilityState === "visible") void this.now();
    };
    addEventListener("online", online);
    document.addEventListener("visibilitychange", visible);
    const written = liveQuery(() => this.db.outbox.where("state").equals("waiting").primaryKeys()).subscribe({
      next: (keys) => {
        if (keys.length > 0) void this.run();
      },
    });
    this.stops.push(
      () => removeEventListener("online", online),
      () => document.removeEventListener("visibilitychange", visible),
      () => written.unsubscribe(),
    );
    void keepStorage().then(() => this.measure());
    void prune(this.db).then(() => this.now());
  }

  stop(): void {
    clearTimeout(this.timer);
    for (const stop of this.stops.splice(0)) stop();
  }

  measure = async () => this.say({ room: await roomLeft() });

  /** Everything at once, without waiting for its time; then the pack, so that the page shows what the server made of it. */
  now = async (): Promise<void> => {
    await hurry(this.db);
    await this.run();
    if (navigator.onLine !== false) await refreshPack(this.db);
  };

  /** Sends what may go now. A write during a run starts another one behind it. */
  run = async (): Promise<void> => {
    if (this.state.running) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.say({ running: true });
    try {
      do {
        this.again = false;
        this.note(await flush(this.db, { steal: this.stuck() }));
      } while (this.again && this.state.stopped === null);
    } finally {
      this.say({ running: false });
    }
    await this.measure();
  };

  private stuck = () => this.busySince !== null && Date.now() - this.busySince > STEAL_AFTER;

  private note({ stopped, wake, sent }: Outcome): void {
    this.busySince = stopped === "busy" ? (this.busySince ?? Date.now()) : null;
    this.say({ stopped, wake });
    if (wake !== null) this.timer = setTimeout(() => void this.run(), Math.min(Math.max(0, wake - Date.now()), LATEST));
    if (sent > 0) void this.afterwards();
  }

  /** The day is asked for anew once all of it has arrived. */
  private async afterwards(): Promise<void> {
    await prune(this.db);
    if ((await open(this.db)).length === 0) await refreshPack(this.db);
  }
}

let current: Sync | null = null;

export function startSync(db: PhoneDb): Sync {
  if (current?.db === db) return current;
  stopSync();
  current = new Sync(db);
  current.start();
  return current;
}
export function stopSync(): void {
  current?.stop();
  current = null;
}
