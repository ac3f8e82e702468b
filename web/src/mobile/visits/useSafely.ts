// Writing on the phone: where it is full, the page says so in words, and what was typed stays in the form.
import { Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useField } from "@/mobile/visits/useField";

type Work = () => PromiseLike<unknown>;

/** True when it was kept. */
export function useSafely() {
  const { t } = useTranslation("phoneVisits");
  const { sync } = useField();
  const [problem, setProblem] = useState("");
  const safely = async (work: Work): Promise<boolean> => {
    const kept = await sync.keep(work);
    setProblem(kept ? "" : t("noRoom"));
    return kept;
  };
  return { problem, setProblem, safely };
}

/** For what is done with one touch and has no form that could say it. */
export function useTouch() {
  const { t } = useTranslation("phoneVisits");
  const { sync } = useField();
  return async (work: Work): Promise<boolean> => {
    const kept = await sync.keep(work);
    if (!kept) Toast.show({ content: t("noRoom"), duration: 5000 });
    return kept;
  };
}
