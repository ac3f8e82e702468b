// Shifts being exchanged: mine, or everybody's for who manages; agree, decline, call off, ask for one.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { firstOf } from "@/api/reception";
import { swapWords, useSwaps, useSwapVerbs } from "@/api/swaps";
import { SwapDialog } from "@/features/reception/SwapDialog";
import { Tag } from "@/ui/figure/Tag";

export function SwapsPanel({ managed = false }: { managed?: boolean }) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const { data } = useSwaps();
  const { answer, cancel } = useSwapVerbs();
  const [asking, setAsking] = useState(false);
  if (!data || data.rotas.every((one) => one.members.length < 2)) return null;
  const fail = { onError: (error: unknown) => void message.error(firstOf(error)) };
  return (
    <section className="yd-panel" aria-label={t("swaps")}>
      <h2>{t("swaps")}</h2>
      {data.items.length === 0 && <p className="yd-faint">{t("swap.none")}</p>}
      <ul className="yd-desk-line">
        {data.items.map((one) => (
          <li key={one.id}>
            <span>{t("swap.line", swapWords(one))}</span>
            <span className="yd-faint">{[one.rota, one.note].filter(Boolean).join(" · ")}</span>
            <Tag color={one.state === "agreed" ? "green" : "gold"}>{t(`swap.states.${one.state}`)}</Tag>
            <span className="yd-grow" />
            {one.may.answer && (
              <>
                <Button size="small" type="primary" onClick={() => answer.mutate({ id: one.id, agrees: true }, fail)}>
                  {t("swap.agree")}
                </Button>
                <Button size="small" onClick={() => answer.mutate({ id: one.id, agrees: false }, fail)}>
                  {t("swap.decline")}
                </Button>
              </>
            )}
            {one.may.cancel && (
              <Button size="small" type="text" onClick={() => cancel.mutate(one.id, fail)}>
                {t("swap.cancel")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => setAsking(true)}>
        {t("swap.ask")}
      </Button>
      {asking && <SwapDialog rotas={data.rotas} managed={managed} onDone={() => setAsking(false)} />}
    </section>
  );
}
