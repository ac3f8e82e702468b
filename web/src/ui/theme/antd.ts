// The design tokens as antd's theme.
import { type ThemeConfig, theme } from "antd";
import { fontFamily, type Mode, tokens } from "@/domain/tokens";

export function antdTheme(mode: Mode, still = false): ThemeConfig {
  const t = tokens[mode];
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      colorPrimary: t.accent,
      colorInfo: t.accent,
      colorSuccess: t.gain,
      colorError: t.risk,
      colorWarning: t.mark,
      colorLink: t.accent,
      colorLinkHover: t.accentHover,
      colorTextLightSolid: t.onAccent,
      colorText: t.text,
      colorTextSecondary: t.textMuted,
      colorTextTertiary: t.textFaint,
      colorTextDescription: t.textFaint,
      colorTextPlaceholder: t.textFaint,
      colorBorder: t.line,
      colorBorderSecondary: t.line,
      colorBgContainer: t.surface,
      colorBgElevated: t.raised,
      colorBgLayout: t.page,
      fontFamily,
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 32,
      motionDurationFast: "0.06s",
      motionDurationMid: "0.1s",
      motionDurationSlow: "0.14s",
      motion: !still,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      Drawer: { paddingLG: 20 },
      Segmented: { itemSelectedBg: t.raised, trackBg: t.sunken },
      Table: { rowSelectedBg: t.sunken, rowSelectedHoverBg: t.sunken }, // faint text stays readable on it
      Tooltip: { colorBgSpotlight: mode === "dark" ? "#3a3f4c" : "#26282f", colorTextLightSolid: "#ffffff" },
    },
  };
}
