// Imports: put files in, see what past imports did, take one back.
import "@/styles/settings.css";
import { Button, Dropdown, Table } from "antd";
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/domain/dates";
import { download, useImports, useTargets } from "@/features/exchange/queries";
import type { ImportRow, ImportStatus } from "@/features/exchange/types";
import { UploadBox } from "@/features/exchange/UploadBox";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";
import { Link } from "@/ui/nav";
import { EmptyState } from "@/ui/state/EmptyState";
import { PageError } from "@/ui/state/PageError";

const HUE: Record<ImportStatus, string> = {
  draft: "grey",
  checking: "accent",
  ready: "accent",
  running: "accent",
  done: "gain",
  failed: "risk",
  cancelled: "grey",
  undoing: "accent",
  undone: "mark",
};

export function Page() {
  const { t } = useTranslation("exchange");
  return (
    <div className="yd-page">
      <header className="yd-toolbar">
        <h1>{t("title")}</h1>
        <Templates />
      </header>
      <UploadBox />
      <h2>{t("past")}</h2>
      <PastImports />
    </div>
  );
}

function Templates() {
  const { t } = useTranslation("exchange");
  const { label } = useLanguage();
  const targets = useTargets();
  const items = (targets.data ?? []).map((one) => ({ key: one.name, label: label(one.label) }));
  return (
    <Dropdown
      menu={{ items, onClick: ({ key }) => void download(`/imports/template/${key}`, `${key}.xlsx`) }}
      disabled={items.length === 0}
    >
      <Button>{t("templates")}</Button>
    </Dropdown>
  );
}

function PastImports() {
  const { t } = useTranslation("exchange");
  const { t: word } = useTranslation();
  const { language } = useLanguage();
  const imports = useImports();
  if (imports.error) return <PageError error={imports.error} onRetry={() => void imports.refetch()} compact />;
  const rows = imports.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Table<ImportRow>
        rowKey="id"
        size="small"
        loading={imports.isPending}
        dataSource={rows}
        pagination={false}
        scroll={{ x: "max-content" }}
        locale={{ emptyText: <EmptyState compact title={t("nothingYet")} hint={t("nothingYetHint")} /> }}
        columns={[
          { title: t("name"), render: (_, row) => <Link to={`/imports/${row.id}`}>{row.name}</Link> },
          { title: t("status"), render: (_, row) => <Tag color={HUE[row.status]}>{t(`statuses.${row.status}`)}</Tag> },
          { title: t("counts.new"), align: "right", render: (_, row) => row.counts.new ?? 0 },
          { title: t("counts.update"), align: "right", render: (_, row) => row.counts.update ?? 0 },
          { title: t("counts.unchanged"), align: "right", render: (_, row) => row.counts.unchanged ?? 0 },
          { title: t("counts.error"), align: "right", render: (_, row) => row.counts.error ?? 0 },
          { title: t("by"), dataIndex: "actor" },
          { title: t("at"), render: (_, row) => formatMoment(row.created_at, language) },
        ]}
      />
      {imports.hasNextPage && (
        <Button
          onClick={() => void imports.fetchNextPage()}
          loading={imports.isFetchingNextPage}
          style={{ marginTop: 12 }}
        >
          {word("loadMore")}
        </Button>
      )}
    </>
  );
}
