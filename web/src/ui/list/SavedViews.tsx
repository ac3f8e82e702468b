// Views of a list: pinned ones as tabs, all in a menu, a mark when the list differs from the view, save / save as / revert.
import { DownOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, type MenuProps } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import { useViewChange } from "@/api/records";
import type { SavedView } from "@/api/resource";
import type { ListControl } from "@/ui/list/useListState";
import type { ViewDraft } from "@/ui/list/ViewDialog";
import { lazyPart } from "@/ui/state/lazyPart";

const ViewDialog = lazyPart(() => import("@/ui/list/ViewDialog").then((module) => ({ default: module.ViewDialog })));

export function SavedViews({
  resource,
  views,
  control,
}: {
  resource: string;
  views: readonly SavedView[];
  control: ListControl;
}) {
  const { t } = useTranslation("list");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const change = useViewChange(resource);
  const [dialog, setDialog] = useState<"new" | "rename" | null>(null);
  const { view, dirty, state } = control;
  const pinned = views.filter((one) => one.pinned);

  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      message.success(tc("saved"));
    } catch (error) {
      message.error(asApiError(error).message || tc("error.save"));
    }
  };
  const store = (draft: ViewDraft) =>
    attempt(async () => {
      if (dialog === "rename" && view)
        await change.update.mutateAsync({
          id: view.id,
          ...(view.version === undefined ? {} : { version: view.version }),
          ...draft,
        });
      else {
        const made = await change.create.mutateAsync({ ...draft, resource, state });
        control.choose(made);
      }
      setDialog(null);
    });
  const overwrite = () =>
    view &&
    attempt(async () => {
      await change.update.mutateAsync({
        id: view.id,
        ...(view.version === undefined ? {} : { version: view.version }),
        state,
      });
      control.choose(view);
    });
  const remove = () =>
    view &&
    modal.confirm({
      title: t("view.removeSure", { name: view.name }),
      okText: tc("delete"),
      okButtonProps: { danger: true },
      onOk: () =>
        attempt(async () => {
          await change.remove.mutateAsync(view.id);
          control.choose(null);
        }),
    });

  const items: MenuProps["items"] = [
    { key: "standard", label: t("view.standard") },
    ...views.map((one) => ({
      key: `view:${one.id}`,
      label: one.name,
      extra: one.visibility === "private" ? undefined : t(`view.${one.visibility}`),
    })),
    { type: "divider" },
    { key: "new", label: t("view.saveAs") },
    ...(view?.mine
      ? [
          { key: "rename", label: t("view.rename") },
          { key: "remove", label: t("view.remove"), danger: true },
        ]
      : []),
  ];
  return (
    <div className="yd-views">
      <Dropdown
        trigger={["click"]}
        menu={{
          items,
          selectedKeys: [view ? `view:${view.id}` : "standard"],
          onClick: ({ key }) => {
            if (key === "standard") control.choose(null);
            else if (key === "new" || key === "rename") setDialog(key);
            else if (key === "remove") remove();
            else control.choose(views.find((one) => `view:${one.id}` === key) ?? null);
          },
        }}
      >
        <Button type="text" aria-label={t("view.label")}>
          <strong>{view?.name ?? t("view.standard")}</strong>
          {dirty && <em className="yd-dirty">{t("view.dirty")}</em>}
          <DownOutlined />
        </Button>
      </Dropdown>
      {dirty && view?.mine && (
        <Button size="small" type="link" onClick={() => void overwrite()}>
          {t("view.save")}
        </Button>
      )}
      {dirty && (
        <Button size="small" type="link" onClick={() => setDialog("new")}>
          {t("view.saveAs")}
        </Button>
      )}
      {dirty && (
        <Button size="small" type="text" onClick={control.revert}>
          {t("view.revert")}
        </Button>
      )}
      {pinned.length > 0 && (
        <nav className="yd-pinned" aria-label={t("view.label")}>
          {pinned.map((one) => (
            <button
              key={one.id}
              type="button"
              className="yd-chip"
              aria-pressed={view?.id === one.id}
              onClick={() => control.choose(one)}
            >
              {one.name}
            </button>
          ))}
        </nav>
      )}
      {dialog && (
        <Suspense fallback={null}>
          <ViewDialog
            title={dialog === "new" ? t("view.saveAs") : t("view.rename")}
            initial={
              dialog === "rename" && view
                ? { name: view.name, visibility: view.visibility, pinned: view.pinned, is_default: view.is_default }
                : { name: "", visibility: "private", pinned: true, is_default: false }
            }
            busy={change.create.isPending || change.update.isPending}
            onSave={(draft) => void store(draft)}
            onCancel={() => setDialog(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
