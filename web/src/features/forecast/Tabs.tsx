// The pages of the forecast: figures, how good they have been, settings.
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { may } from "@/domain/permissions";
import { useAddress, useGo } from "@/ui/nav";

const PATHS = { lines: "/forecast", accuracy: "/forecast/accuracy", setup: "/forecast/setup" } as const;
type At = keyof typeof PATHS;

export function Tabs({ at }: { at: At }) {
  const { t } = useTranslation("forecastDesk");
  const { data: me } = useMe();
  const go = useGo();
  const { search } = useAddress();
  const node = search.get("node");
  const shown = (Object.keys(PATHS) as At[]).filter(
    (one) => one !== "setup" || (me && may(me.permissions, "forecast_setup.manage")),
  );
  return (
    <Segmented
      value={at}
      options={shown.map((value) => ({ value, label: t(`tab.${value}`) }))}
      onChange={(next) => go(`${PATHS[next as At]}${node ? `?${new URLSearchParams({ node })}` : ""}`)}
    />
  );
}
