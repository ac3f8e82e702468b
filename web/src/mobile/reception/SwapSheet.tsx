// Asks a colleague to exchange shifts.
import { Button, Toast } from "antd-mobile";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { type Swaps, useSwapVerbs } from "@/api/swaps";
import { addDays, today } from "@/domain/dates";
import { say } from "@/mobile/reception/say";

export function SwapSheet({ rotas, onDone }: { rotas: Swaps["rotas"]; onDone: () => void }) {
  const { t } = useTranslation("reception");
  const { data: me } = useMe();
  const { ask } = useSwapVerbs();
  const mine = rotas.filter((one) => one.members.some((member) => member.id === me?.member?.id));
  const [rota, setRota] = useState(mine[0]?.id ?? 0);
  const [other, setOther] = useState(0);
  const [days, setDays] = useState({ day: addDays(today(), 1), back_day: addDays(today(), 1) });
  const [note, setNote] = useState("");
  const people = mine.find((one) => one.id === rota)?.members.filter((one) => one.id !== me?.member?.id) ?? [];
  const send = () =>
    ask.mutate(
      { rota_id: rota, member_id: null, other_id: other, ...days, note },
      {
        onSuccess: () => {
          Toast.show({ icon: "success", content: t("swap.asked") });
          onDone();
        },
        onError: say,
      },
    );
  return (
    <div className="ph-sheet" style={{ padding: 16 }}>
      <h2>{t("swap.ask")}</h2>
      {mine.length > 1 && (
        <div className="ph-chips">
          {mine.map((one) => (
            <button key={one.id} type="button" aria-pressed={one.id === rota} onClick={() => setRota(one.id)}>
              {one.label}
            </button>
          ))}
        </div>
      )}
      <label className="ph-field">
        <span>{t("swap.with")}</span>
        <select value={other} onChange={(event) => setOther(Number(event.target.value))}>
          <option value={0}>{t("swap.with")}</option>
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
      {(["day", "back_day"] as const).map((which) => (
        <label key={which} className="ph-field">
          <span>{t(which === "day" ? "swap.day" : "swap.backDay")}</span>
          <input
            type="date"
            min={today()}
            value={days[which]}
            onChange={(event) => event.target.value && setDays({ ...days, [which]: event.target.value })}
          />
        </label>
      ))}
      <label className="ph-field">
        <span>{t("note")}</span>
        <input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
      </label>
      <Button block color="primary" size="large" disabled={!other} loading={ask.isPending} onClick={send}>
        {t("swap.ask")}
      </Button>
    </div>
  );
}
