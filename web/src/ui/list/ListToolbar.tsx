// The line above a list: scope, search, quick chips, filter, group, columns, export, mode.
import {
  AppstoreOutlined,
  CalendarOutlined,
  FilterOutlined,
  GroupOutlined,
  MoreOutlined,
  TableOutlined,
} from "@ant-design/icons";
import { Button, Dropdown, type MenuProps, Segmented } from "antd";
import { Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListScope, ResourceSpec, ViewMode, ViewState } from "@/api/resource";
import { countRules } from "@/domain/conditions";
import { type FieldBook, fieldLabel } from "@/ui/field/fields";
import { useLanguage } from "@/ui/language";
import { QuickChips } from "@/ui/list/QuickChips";
import { SearchBox } from "@/ui/list/SearchBox";
import { type Format, useExport } from "@/ui/list/useExport";
import { lazyPart } from "@/ui/state/lazyPart";

const FilterPanel = lazyPart(() => import("@/ui/list/FilterPanel").then((module) => ({ default: module.FilterPanel })));
const ColumnSettings = lazyPart(() =>
  import("@/ui/list/ColumnSettings").then((module) => ({ default: module.ColumnSettings })),
);

const ICONS = { table: <TableOutlined />, board: <AppstoreOutlined />, calendar: <CalendarOutlined /> };

export interface ListToolbarProps {
  spec: ResourceSpec;
  state: ViewState;
  book: FieldBook;
  quick: readonly string[];
  modes: readonly ViewMode[];
  scoped: boolean;
  onChange: (patch: Partial<ViewState>) => void;
  onNeedAll: () => void;
}

export function ListToolbar({ spec, state, book, quick, modes, scoped, onChange, onNeedAll }: ListToolbarProps) {
  const { t } = useTranslation("list");
  const { label } = useLanguage();
  const [panel, setPanel] = useState<"filter" | "columns" | null>(null);
  const { save, busy } = useExport(spec.name);
  const rules = countRules(state.filter);
  const searchRef = useRef((q: string) => onChange({ q }));
  searchRef.current = (q: string) => onChange({ q });
  const [onSearch] = useState(() => (q: string) => searchRef.current(q));

  const more: MenuProps["items"] = [
    { key: "columns", label: t("columns.label") },
    ...(spec.can.export
      ? [
          { type: "divider" as const },
          { key: "xlsx", label: t("export.xlsx"), title: t("export.hint") },
          { key: "csv", label: t("export.csv"), title: t("export.hint") },
        ]
      : []),
  ];
  const groups: MenuProps["items"] = [
    { key: "", label: t("group.none") },
    ...spec.group_fields.flatMap((path) => {
      const field = book.find(path);
      return field ? [{ key: path, label: fieldLabel(field, label) }] : [];
    }),
  ];
  const grouped = state.group ? book.find(state.group) : undefined;

  return (
    <>
      <div className="yd-toolbar">
        {scoped && spec.scopes.length > 1 && (
          <Segmented<ListScope>
            aria-label={t("scope.label")}
            value={state.scope}
            options={spec.scopes.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
            onChange={(scope) => onChange({ scope })}
          />
        )}
        <SearchBox value={state.q} onChange={onSearch} />
        <Button
          icon={<FilterOutlined />}
          type={rules > 0 ? "primary" : "default"}
          ghost={rules > 0}
          onClick={() => {
            onNeedAll();
            setPanel("filter");
          }}
        >
          {rules > 0 ? t("filter.count", { count: rules }) : t("filter.label")}
        </Button>
        <span className="yd-grow" />
        {groups.length > 1 && state.mode === "table" && (
          <Dropdown
            menu={{
              items: groups,
              selectedKeys: [state.group ?? ""],
              onClick: ({ key }) => onChange({ group: key || null }),
            }}
            trigger={["click"]}
          >
            <Button icon={<GroupOutlined />} aria-label={t("group.label")}>
              <span className="yd-wide-only">{grouped ? fieldLabel(grouped, label) : t("group.label")}</span>
            </Button>
          </Dropdown>
        )}
        {modes.length > 1 && (
          <Segmented<ViewMode>
            aria-label={t("mode.label")}
            value={state.mode}
            options={modes.map((mode) => ({
              value: mode,
              icon: ICONS[mode],
              label: t(`mode.${mode}`),
            }))}
            onChange={(mode) => onChange({ mode })}
          />
        )}
        <Dropdown
          trigger={["click"]}
          menu={{
            items: more,
            onClick: ({ key }) => {
              if (key === "columns") {
                onNeedAll();
                setPanel("columns");
              } else {
                const { scope, filter, q, sort, columns } = state;
                void save({ scope, filter, q, sort, columns, format: key as Format });
              }
            },
          }}
        >
          <Button icon={<MoreOutlined />} loading={busy} aria-label={`${t("columns.label")} / ${t("export.label")}`} />
        </Dropdown>
      </div>
      <QuickChips book={book} quick={quick} filter={state.filter} onChange={(filter) => onChange({ filter })} />
      {panel !== null && (
        <Suspense fallback={null}>
          {panel === "filter" ? (
            <FilterPanel
              spec={spec}
              book={book}
              filter={state.filter}
              onApply={(filter) => {
                onChange({ filter });
                setPanel(null);
              }}
              onClose={() => setPanel(null)}
            />
          ) : (
            <ColumnSettings
              spec={spec}
              book={book}
              columns={state.columns}
              onApply={(columns) => {
                onChange({ columns });
                setPanel(null);
              }}
              onClose={() => setPanel(null)}
            />
          )}
        </Suspense>
      )}
    </>
  );
}
