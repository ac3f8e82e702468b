// How every chart looks: colours, axes, and the one way to show a target line, the now line and a range.
import { fontFamily, series, tokens } from "@/domain/tokens";
import { useMode } from "@/ui/theme/preferences";

export function useChartTheme() {
  const mode = useMode();
  const t = tokens[mode];
  const axis = {
    axisLine: { lineStyle: { color: t.line } },
    axisTick: { show: false },
    axisLabel: { color: t.textFaint },
    splitLine: { lineStyle: { color: t.line } },
  };
  const line = (color: string, type: "solid" | "dashed", name: string) => ({
    lineStyle: { color, type, width: 1.5 },
    label: { color, formatter: name },
    symbol: "none" as const,
  });
  return {
    tokens: t,
    colours: series[mode],
    /** Spread first into an option. */
    base: {
      color: [...series[mode]],
      textStyle: { fontFamily, color: t.text },
      grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
      tooltip: {
        trigger: "axis" as const,
        backgroundColor: t.raised,
        borderColor: t.line,
        textStyle: { color: t.text, fontFamily },
      },
      legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 10, itemHeight: 10, textStyle: { color: t.textMuted } },
      animationDuration: 120,
      aria: { enabled: true },
    },
    axis,
    targetLine: (name: string) => line(t.mark, "dashed", name),
    nowLine: (name: string) => line(t.textMuted, "solid", name),
    range: { color: t.accentSoft },
  };
}
