// Colours of parts of a whole, apart for the common colour blindnesses, in the mode that is shown.
import { series } from "@/domain/tokens";
import { useMode } from "@/ui/theme/preferences";

export const useChartColours = () => series[useMode()];
