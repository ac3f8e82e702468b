// Shifts being exchanged, on the phone: agree, decline, call off, ask.
import { Button, Popup } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { swapWords, useSwaps, useSwapVerbs } from "@/api/swaps";
import { SwapSheet } from "@/mobile/reception/SwapSheet";
import { say } from "@/mobile/reception/say";

export function SwapsSection() {
  const { t } = useTranslation("reception");
  const { data } = useSwaps();
  const { answer, cancel } = useSwapVerbs();
  const [asking, setAsking] = useState(false);
  if (!data || data.rotas.every((one) => one.members.length < 2)) return null;
  return (
    <section className="ph-panel" aria-label={t("swaps")}>
      <h2>{t("swaps")}</h2>
      <ul className="ph-rows">
        {data.items.map((one) => (
          <li key={one.id}>
            <div className="ph-row">
              <span>
                <strong>{t("swap.line", swapWords(one))}</strong>
                <small>{[one.rota, t(`swap.states.${one.state}`), one.note].filter(Boolean).join(" · ")}</small>
              </span>
              <span style={{ display: "flex", flexDirection: "row", gap: 8, flex: "none" }}>
                {one.may.answer && (
                  <Button
                    size="small"
                    color="primary"
                    style={{ minHeight: 44 }}
                    onClick={() => answer.mutate({ id: one.id, agrees: true }, { onError: say })}
                  >
                    {t("swap.agree")}
                  </Button>
                )}
                {(one.may.answer || one.may.cancel) && (
                  <Button
                    size="small"
                    style={{ minHeight: 44 }}
                    onClick={() =>
                      one.may.answer
                        ? answer.mutate({ id: one.id, agrees: false }, { onError: say })
                        : cancel.mutate(one.id, { onError: say })
                    }
                  >
                    {t(one.may.answer ? "swap.decline" : "swap.cancel")}
                  </Button>
                )}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <Button block style={{ minHeight: 44 }} onClick={() => setAsking(true)}>
        {t("swap.ask")}
      </Button>
      <Popup visible={asking} destroyOnClose onMaskClick={() => setAsking(false)} onClose={() => setAsking(false)}>
        {asking && <SwapSheet rotas={data.rotas} onDone={() => setAsking(false)} />}
      </Popup>
    </section>
  );
}
