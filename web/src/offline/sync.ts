// Keeps the queue moving while the app is open: at the start, on line again, visible again, after each write, and in time.
import { liveQuery } from "dexie";
import type { PhoneDb } from "@/offline/db";
import { flush, type Outcome } from "@/offline/flush";
import { refreshPack } from "@/offline/pack";
import { hurry, makeRoom, open, prune } from "@/offline/queue";
import { fits } from "@/offline/settling";
import { isFull, keepStorage, type Room, roomLeft } from "@/offline/storage";

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
const AGAIN_FULL = 30_000; // when a full phone is looked at again

export class Sync {
  state: SyncState = { running: false, stopped: null, wake: null, room: { left: null, full: false, kept: false } };
  private readonly listeners = new Set<Listener>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busySince: number | null = null;
  private again = false;
  private readonly stops: (() => void)[] = [];
  private over = false;
  private noRoom = false;

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

  /** Another user's database is open now: what was under way in this one has ended with it. A full phone is told. */
  private apart(work: Promise<unknown>): void {
    void work.catch((error: unknown) => {
      if (this.over) return;
      if (!isFull(error)) throw error;
      this.outOfRoom();
    });
  }

  /** The page says so; sending goes on, and what could not be written is tried again. */
  outOfRoom(): void {
    this.noRoom = true;
    this.say({ room: { ...this.state.room, full: true } });
    const { wake } = this.state;
    const later = Date.now() + AGAIN_FULL;
    this.wakeAt(wake !== null && wake > Date.now() ? Math.min(wake, later) : later);
  }

  private wakeAt(when: number): void {
    if (this.over) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.apart(this.run()), Math.min(Math.max(0, when - Date.now()), LATEST));
    this.say({ wake: when });
  }

  start(): void {
    const online = () => this.apart(this.now());
    const visible = () => {
      if (document.visibilityState === "visible") this.apart(this.now());
    };
    addEventListener("online", online);
    document.addEventListener("visibilitychange", visible);
    const written = liveQuery(() => this.db.outbox.where("state").equals("waiting").primaryKeys()).subscribe({
      next: (keys) => {
        if (keys.length > 0) this.apart(this.run());
      },
      error: (error: unknown) => this.apart(Promise.reject(error)),
    });
    this.stops.push(
      () => removeEventListener("online", online),
      () => document.removeEventListener("visibilitychange", visible),
      () => written.unsubscribe(),
    );
    this.apart(keepStorage().then(() => this.measure()));
    this.apart(this.tidy().then(() => this.now()));
  }

  stop(): void {
    this.over = true;
    clearTimeout(this.timer);
    for (const stop of this.stops.splice(0)) stop();
  }

  measure = async () => {
    const room = await roomLeft();
    this.say({ room: { ...room, full: room.full || this.noRoom } });
  };

  /** True when there was room for it; the pages hear of it when there was not. */
  keep = async (work: () => PromiseLike<unknown>): Promise<boolean> => {
    const kept = await fits(work);
    if (!kept) this.outOfRoom();
    return kept;
  };

  private tidy = async () => {
    if (!(await fits(() => prune(this.db)))) await makeRoom(this.db);
  };

  /** Everything at once, without waiting for its time; then the pack, so that the page shows what the server made of it. */
  now = async (): Promise<void> => {
    await hurry(this.db);
    await this.run();
    if (navigator.onLine !== false) await this.keep(() => refreshPack(this.db));
  };

  /** Sends what may go now. A write during a run starts another one behind it. */
  run = async (): Promise<void> => {
    if (this.state.running) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.noRoom = false;
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

  private note({ stopped, wake, sent, full }: Outcome): void {
    this.busySince = stopped === "busy" ? (this.busySince ?? Date.now()) : null;
    this.say({ stopped, wake });
    if (wake !== null) this.wakeAt(wake);
    if (sent > 0) this.apart(this.afterwards());
    if (full) {
      this.apart(makeRoom(this.db));
      this.outOfRoom();
    }
  }

  /** The day is asked for anew once all of it has arrived. */
  private async afterwards(): Promise<void> {
    await this.tidy();
    if ((await open(this.db)).length === 0) await this.keep(() => refreshPack(this.db));
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
