// Whose card, which version, and what can be done with it.
import { App, Button, Dropdown, Select } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/api/client";
import { type Card, type MemberSheet, useCoverageAct } from "@/api/coverage";
import { asApiError } from "@/api/errors";
import { formatMoment } from "@/domain/dates";
import { useWords } from "@/features/coverage/words";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link, useGo, usePatchSearch } from "@/ui/nav";
import { lazyPart } from "@/ui/state/lazyPart";

const CompareDialog = lazyPart(() =>
  import("@/features/coverage/CompareDialog").then((one) => ({ default: one.CompareDialog })),
);
const COLOURS = { draft: "gold", planned: "blue", in_force: "green", ended: "grey", replaced: "grey" } as const;

export const useDraft = (member: number) => {
  const { message } = App.useApp();
  const patch = usePatchSearch();
  return useCoverageAct(
    async (body: { source: "present" | "card" | "taken_over"; card_id?: number; member_id?: number }) => {
      try {
        const card = await api.post<Card>(`/coverage/members/${member}/draft`, body);
        patch({ card: String(card.id) });
      } catch (error) {
        void message.error(asApiError(error).message, 6);
      }
    },
  );
};

export function Head({ sheet, shown }: { sheet: MemberSheet; shown: number | null }) {
  const { t } = useTranslation("coverage");
  const { t: td } = useTranslation("coverageDesk");
  const { language } = useLanguage();
  const { message } = App.useApp();
  const words = useWords();
  const go = useGo();
  const patch = usePatchSearch();
  const draft = useDraft(sheet.member.id);
  const check = useCoverageAct(() => api.post(`/coverage/members/${sheet.member.id}/check`, {}));
  const [comparing, setComparing] = useState(false);
  const version = sheet.versions.find((one) => one.id === shown);
  const others = [
    version && { key: "print", label: td("print"), onClick: () => go(`/coverage/print/${version.id}`) },
    version && sheet.versions.length > 1 && { key: "compare", label: td("compare"), onClick: () => setComparing(true) },
    version &&
      sheet.can_export && {
        key: "export",
        label: <a href={`/api/coverage/cards/${version.id}/export`}>{td("export")}</a>,
      },
    {
      key: "check",
      label: td("check"),
      onClick: () =>
        check.mutate(undefined, {
          onSuccess: () => void message.success(td("checked")),
          onError: (error) => void message.error(asApiError(error).message, 6),
        }),
    },
    version &&
      sheet.can_edit &&
      sheet.draft === null && {
        key: "propose",
        label: td("make"),
        onClick: () => draft.mutate({ source: "present" }),
      },
  ].filter((one) => one !== false && one !== undefined);
  return (
    <header className="yd-toolbar">
      <h1>{t("of", { name: sheet.member.name })}</h1>
      <span className="yd-faint">{sheet.team.name}</span>
      {version && (
        <>
          <Select<number>
            aria-label={td("compareWith")}
            style={{ minWidth: 220 }}
            value={version.id}
            onChange={(card) => patch({ card: String(card) })}
            options={sheet.versions.map((one) => ({
              value: one.id,
              label: `${words.version(one)}（${t(`state.${one.state}`)}）`,
            }))}
          />
          <Tag color={COLOURS[version.state]}>{t(`state.${version.state}`)}</Tag>
        </>
      )}
      <span className="yd-grow" />
      {sheet.can_edit && sheet.draft !== null && sheet.draft !== shown && (
        <Link className="yd-button" to={`/coverage/${sheet.member.id}?card=${sheet.draft}`}>
          {td("openDraft")}
        </Link>
      )}
      {sheet.can_edit && sheet.draft === null && (
        <Button
          type="primary"
          loading={draft.isPending}
          onClick={() => draft.mutate(version ? { source: "card", card_id: version.id } : { source: "present" })}
        >
          {version ? td("redo") : td("make")}
        </Button>
      )}
      <Dropdown menu={{ items: others }} trigger={["click"]}>
        <Button aria-label={td("all")}>…</Button>
      </Dropdown>
      {version?.why && (
        <p className="yd-faint yd-coverage-why">
          {td("why")}：{version.why}
          {version.at && ` · ${td("byOn", { by: version.by, at: formatMoment(version.at, language) })}`}
        </p>
      )}
      {comparing && version && (
        <Suspense>
          <CompareDialog sheet={sheet} shown={version.id} onClose={() => setComparing(false)} />
        </Suspense>
      )}
    </header>
  );
}
