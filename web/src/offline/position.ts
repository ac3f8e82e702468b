// Where the phone is, asked only when a visit begins, goes on or ends; and the facts that a browser can honestly tell.
import type { Position } from "@/offline/types";

export type NoPosition = "denied" | "unavailable" | "timeout" | "unsupported";
export type Located = { position: Position; problem: null } | { position: null; problem: NoPosition };
const PATIENCE = 15_000;
const PROBLEMS: Record<number, NoPosition> = { 1: "denied", 2: "unavailable", 3: "timeout" };

export function locate(): Promise<Located> {
  if (!navigator.geolocation) return Promise.resolve({ position: null, problem: "unsupported" });
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) =>
        done({
          position: {
            latitude: Number(coords.latitude.toFixed(6)),
            longitude: Number(coords.longitude.toFixed(6)),
            accuracy: Math.round(coords.accuracy),
            taken_at: new Date(timestamp).toISOString(),
          },
          problem: null,
        }),
      ({ code }) => done({ position: null, problem: PROBLEMS[code] ?? "unavailable" }),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 10_000 },
    );
  });
}

interface Battery {
  level: number;
  charging: boolean;
}

export async function deviceFacts(): Promise<Record<string, unknown>> {
  const agent = navigator as Navigator & { getBattery?: () => Promise<Battery> };
  const battery = await agent.getBattery?.().catch(() => null);
  return {
    user_agent: navigator.userAgent,
    platform: navigator.platform,
    screen: `${screen.width}×${screen.height}@${devicePixelRatio}`,
    language: navigator.language,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    online: navigator.onLine,
    battery: battery ? { level: battery.level, charging: battery.charging } : null,
    clock: new Date().toISOString(),
  };
}
