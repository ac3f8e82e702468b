// A visitor registered at the door: who that is, how they heard of us, and whose turn it is – one button calls them.
import { Button, Toast } from "antd-mobile";
import { useTranslation } from "react-i18next";
import { type Desk, type Found, useDesk } from "@/api/reception";
import { useVisitor, type Visitor } from "@/api/visitor";
import { say } from "@/mobile/reception/say";
import { Loading } from "@/ui/state/Loading";
import { PageError } from "@/ui/state/PageError";

const TYPED = ["phone", "name", "company"] as const;

export function RegisterSheet({ onDone }: { onDone: () => void }) {
  const desk = useDesk();
  if (desk.isError) return <PageError error={desk.error} onRetry={() => void desk.refetch()} />;
  return desk.isPending ? <Loading /> : <Form desk={desk.data} onDone={onDone} />;
}

function Form({ desk, onDone }: { desk: Desk; onDone: () => void }) {
  const { t } = useTranslation("reception");
  const visitor = useVisitor({ rotas: desk.rotas });
  const { draft, judged, rota, missing, register } = visitor;
  const send = (way: "rule" | "none") =>
    visitor.send(
      { way },
      {
        onSuccess: (entry) => {
          const told = entry.member ? t("done", { name: entry.member.label }) : t("doneNone");
          Toast.show({ icon: "success", content: told });
          onDone();
        },
        onError: say,
      },
    );
  return (
    <form
      className="ph-sheet"
      style={{ padding: 16 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing) say(new Error(t(missing === "who" ? "typeFirst" : "sourceFirst")));
        else send("rule");
      }}
    >
      <h2>{t("register")}</h2>
      <div className="ph-chips">
        {(["visit", "call"] as const).map((kind) => (
          <button key={kind} type="button" aria-pressed={kind === draft.kind} onClick={() => visitor.set({ kind })}>
            {t(kind)}
          </button>
        ))}
      </div>
      {TYPED.map((name) => (
        <label key={name} className="ph-field">
          <span>{t(name)}</span>
          <input
            value={draft[name]}
            type={name === "phone" ? "tel" : "text"}
            autoComplete="off"
            maxLength={name === "phone" ? 40 : 100}
            onChange={(event) => visitor.say({ [name]: event.target.value })}
          />
        </label>
      ))}
      <Known visitor={visitor} />
      {!judged?.member && (
        <>
          <p className="yd-faint">{t("source")}</p>
          <div className="ph-chips">
            {desk.sources.map((one) => (
              <button
                key={one.id}
                type="button"
                aria-pressed={draft.source_id === one.id}
                onClick={() => visitor.set({ source_id: one.id })}
              >
                {one.name}
              </button>
            ))}
          </div>
          {desk.rotas.length > 1 && (
            <div className="ph-chips">
              {desk.rotas.map((one) => (
                <button
                  key={one.id}
                  type="button"
                  aria-pressed={rota?.id === one.id}
                  onClick={() => visitor.set({ rota_id: one.id })}
                >
                  {one.on ? one.name : `${one.name} (${t("off")})`}
                </button>
              ))}
            </div>
          )}
          {rota && <p role="status">{turnText(rota, t)}</p>}
        </>
      )}
      <Button block color="primary" size="large" type="submit" loading={register.isPending} disabled={missing !== null}>
        {judged?.member ? t("callRep", { name: judged.member.label }) : t("callNext")}
      </Button>
      {desk.registers && (
        <Button block style={{ marginTop: 8 }} disabled={missing === "who"} onClick={() => send("none")}>
          {t("noneWay")}
        </Button>
      )}
    </form>
  );
}

function turnText(rota: Desk["rotas"][number], t: ReturnType<typeof useTranslation<"reception">>["t"]): string {
  if (!rota.on) return t("rotaOff", { name: rota.name });
  return rota.next ? t("turnOf", { name: rota.next.label }) : t("nobodyFree");
}

function Known({ visitor }: { visitor: Visitor }) {
  const { t } = useTranslation("reception");
  const { items, judged, draft } = visitor;
  if (!items || !judged) return <p className="yd-faint">{t("typeFirst")}</p>;
  if (items.length === 0) return <p role="status">{t("knownNone")}</p>;
  const owner = (one: Found) => (one.owner ? t("repIs", { name: one.owner.label }) : t("nobodys"));
  return (
    <>
      <ul className="ph-rows" aria-label={t("known")}>
        {items.map((one) => (
          <li key={one.token}>
            <div className="ph-row">
              <span>
                <strong>{[one.name, one.company].filter(Boolean).join(" · ")}</strong>
                <small>
                  {t(`kinds.${one.kind}`)} · {owner(one)}
                </small>
              </span>
              {one.sure ? (
                <small>{t("sure")}</small>
              ) : (
                <Button
                  size="small"
                  style={{ minHeight: 44 }}
                  color={draft.known === one.token ? "primary" : "default"}
                  onClick={() => visitor.set({ known: draft.known === one.token ? "" : one.token })}
                >
                  {t(draft.known === one.token ? "chosen" : "isIt")}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <p role="status">
        {t(`rules.${judged.code as "new"}`)}
        {judged.member && ` · ${t("belongs", { name: judged.member.label })}`}
        {judged.away && <span className="yd-risk"> {t("away")}</span>}
      </p>
    </>
  );
}
