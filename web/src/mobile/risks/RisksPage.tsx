// Open risks on the phone: the matrix, the worst first, and a new one raised in a moment.
import { Button, SearchBar } from "antd-mobile";
import { LeftOutline } from "antd-mobile-icons";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/api/me";
import { useMatrix, useSerious } from "@/api/risks";
import type { Condition } from "@/domain/conditions";
import { may } from "@/domain/permissions";
import { useScope } from "@/mobile/record/RecordList";
import { Rows, useFound } from "@/mobile/record/Rows";
import { Sheet } from "@/mobile/record/Sheet";
import { RiskSheet } from "@/mobile/risks/RiskSheet";
import { Link, useAddress, useBack, useGo, usePatchSearch } from "@/ui/nav";
import { all, OPEN, ofCell } from "@/ui/risk/address";
import { LevelTag } from "@/ui/risk/LevelTag";
import { Matrix } from "@/ui/risk/Matrix";
import { useSaid } from "@/ui/risk/useSaid";
import { PageError } from "@/ui/state/PageError";

const SCOPES = ["mine", "team", "all"] as const;
const COLUMNS = ["title", "level", "score", "kind", "status", "owner", "rule"];
const BEST = [{ field: "score", desc: true }];

export function Page() {
  const { t } = useTranslation("risks");
  const { t: tc } = useTranslation();
  const { t: tp } = useTranslation("phone");
  const { data: me } = useMe();
  const back = useBack();
  const go = useGo();
  const scope = useScope();
  const { search } = useAddress();
  const patch = usePatchSearch();
  const { rule } = useSaid();
  const [raising, setRaising] = useState(false);
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const cell = /^([1-5])x([1-5])$/.exec(search.get("cell") ?? "");
  const node = search.get("node");
  const serious = useSerious(node ?? "", node !== null);
  const filter: Condition = serious.data?.drill.filter ?? (cell ? ofCell(Number(cell[1]), Number(cell[2])) : all(OPEN));
  const matrix = useMatrix(scope);
  const found = useFound("risk", { scope, filter, q, sort: BEST, columns: COLUMNS }, !node || serious.isSuccess);
  return (
    <>
      <header className="ph-head">
        <button type="button" className="ph-back" aria-label={tc("back")} onClick={back}>
          <LeftOutline />
        </button>
        <h1>{t("title")}</h1>
      </header>
      <div className="ph-chips">
        {SCOPES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === scope && !node}
            onClick={() => patch({ scope: one, cell: null, node: null })}
          >
            {tp(`customers.${one}`)}
          </button>
        ))}
        {node && (
          <button type="button" aria-pressed onClick={() => patch({ node: null })}>
            {t("highPhone", { number: serious.data?.count ?? "–" })} ✕
          </button>
        )}
        {cell && (
          <button type="button" aria-pressed onClick={() => patch({ cell: null })}>
            {cell[1]} × {cell[2]} ✕
          </button>
        )}
      </div>
      {!node && (
        <section className="ph-panel ph-matrix">
          <Matrix
            short
            cells={matrix.data?.cells ?? []}
            to={(probability, impact) => `/m/risks?scope=${scope}&cell=${probability}x${impact}`}
          />
        </section>
      )}
      {serious.isError && <PageError error={serious.error} onRetry={() => void serious.refetch()} />}
      <div className="ph-search">
        <SearchBar placeholder={t("search")} value={text} onChange={setText} />
      </div>
      <Rows found={found} nothing={t("none")}>
        {({ id, values }) => (
          <Link to={`/m/risks/${id}`} className="ph-row">
            <span>
              <strong>{String(values.title)}</strong>
              <small>
                {[
                  rule({ rule: String(values.rule ?? "") }) || t(`kind.${values.kind as "deal"}`),
                  t(`status.${values.status as "open"}`),
                  (values.owner as { label: string } | null)?.label,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </span>
            <small style={{ flex: "none" }}>
              <LevelTag risk={{ level: values.level as "low", score: Number(values.score) }} />
            </small>
          </Link>
        )}
      </Rows>
      {may(me?.permissions, "risk.create") && (
        <Button className="ph-fab" color="primary" shape="rounded" size="large" onClick={() => setRaising(true)}>
          {t("raise")}
        </Button>
      )}
      <Sheet open={raising} onClose={() => setRaising(false)}>
        <RiskSheet
          onDone={(id) => {
            setRaising(false);
            go(`/m/risks/${id}`);
          }}
        />
      </Sheet>
    </>
  );
}
