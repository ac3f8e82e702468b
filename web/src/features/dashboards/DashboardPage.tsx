// One dashboard: read, arranged, shared, copied, saved as a picture, printed.
import "@/styles/dashboards.css";
import { App, Button, Dropdown } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { save as saveFile } from "@/api/client";
import { type Dashboard, useDashboard, useDashboardActs } from "@/api/dashboards";
import { asApiError } from "@/api/errors";
import { added, changed, freshId, MOST_TILES, removed, SIZE, type Tile } from "@/domain/tiles";
import { Grid } from "@/features/dashboards/Grid";
import { NameDialog } from "@/features/dashboards/NameDialog";
import { TileForm } from "@/features/dashboards/TileForm";
import { useDraft } from "@/features/dashboards/useDraft";
import { Link, useAddress, useGo, useParam, usePatchSearch } from "@/ui/nav";
import { picture } from "@/ui/picture";
import { EmptyState } from "@/ui/state/EmptyState";
import { Loading } from "@/ui/state/Loading";
import { NotFound } from "@/ui/state/NotFound";
import { PageError } from "@/ui/state/PageError";

export function Page() {
  const id = Number(useParam("id"));
  if (!Number.isInteger(id) || id <= 0) return <NotFound />;
  return <One key={id} id={id} />;
}

function One({ id }: { id: number }) {
  const found = useDashboard(id);
  const editing = useAddress().search.get("edit") !== null;
  if (found.isError && asApiError(found.error).status === 404) return <NotFound />;
  if (found.isError) return <PageError error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Loading shape="page" />;
  return editing && found.data.mine ? <Arranging known={found.data} /> : <Reading known={found.data} />;
}

function Reading({ known }: { known: Dashboard }) {
  const { t } = useTranslation("dashboards");
  const { t: tc } = useTranslation();
  const { message, modal } = App.useApp();
  const go = useGo();
  const patch = usePatchSearch();
  const { copy, remove } = useDashboardActs();
  const [naming, setNaming] = useState(false);
  const sheet = useRef<HTMLDivElement>(null);
  const tell = (error: unknown) => void message.error(asApiError(error).message);
  const shoot = () => {
    if (!sheet.current) return;
    const background = getComputedStyle(document.body).backgroundColor;
    picture(sheet.current, background).then(
      (blob) => saveFile(blob, `${known.name}.png`),
      () => void message.warning(t("pictureFailed"), 6),
    );
  };
  const duplicate = () =>
    copy.mutate(
      { id: known.id, name: t("copyOf", { name: known.name }).slice(0, 60) },
      { onSuccess: (made) => go(`/dashboards/${made.id}`), onError: tell },
    );
  const drop = () =>
    modal.confirm({
      title: t("removeSure", { name: known.name }),
      okText: tc("delete"),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(known.id).then(() => go("/dashboards"), tell),
    });
  const own = known.mine
    ? [
        { key: "share", label: t("share"), onClick: () => setNaming(true) },
        { key: "remove", label: tc("delete"), danger: true, onClick: drop },
      ]
    : [];
  return (
    <div className="yd-page yd-stack yd-dashboard">
      <header className="yd-toolbar yd-no-print">
        <Link to="/dashboards">{t("title")}</Link>
        <span className="yd-grow" />
        <Button onClick={shoot}>{t("picture")}</Button>
        <Button onClick={() => window.print()}>{t("print")}</Button>
        <Dropdown menu={{ items: [{ key: "copy", label: t("copy"), onClick: duplicate }, ...own] }}>
          <Button>{tc("more")}</Button>
        </Dropdown>
        {known.mine && (
          <Button type="primary" onClick={() => patch({ edit: "1" })}>
            {t("edit")}
          </Button>
        )}
      </header>
      <div ref={sheet} className="yd-dashboard-sheet">
        <h1>{known.name}</h1>
        {known.tiles.length === 0 ? (
          <EmptyState title={t("emptyBoard")} {...(known.mine ? { hint: t("emptyHint") } : {})} />
        ) : (
          <Grid tiles={known.tiles} />
        )}
      </div>
      {naming && <NameDialog known={known} onClose={() => setNaming(false)} />}
    </div>
  );
}

function Arranging({ known }: { known: Dashboard }) {
  const { t } = useTranslation("dashboards");
  const { message } = App.useApp();
  const patch = usePatchSearch();
  const { save } = useDashboardActs();
  const version = useRef(known.version);
  const [setting, setSetting] = useState<Tile | "new" | null>(null);
  const draft = useDraft(known.tiles, (tiles) =>
    save.mutateAsync({ id: known.id, version: version.current, tiles }).then(
      (stored) => {
        version.current = stored.version;
      },
      (error) => {
        const problem = asApiError(error);
        void message.error(problem.status === 409 ? t("conflict") : problem.message, 6);
        if (problem.status === 409) patch({ edit: null });
      },
    ),
  );
  const put = (tile: Tile) => {
    draft.change(
      setting === "new"
        ? added(draft.tiles, { ...tile, id: freshId(draft.tiles), ...SIZE[tile.kind] })
        : changed(
            draft.tiles.map((one) => (one.id === tile.id ? tile : one)),
            tile.id,
            {},
          ),
    );
    setSetting(null);
  };
  const done = async () => {
    await draft.flush();
    patch({ edit: null });
  };
  return (
    <div className="yd-page yd-stack yd-dashboard">
      <header className="yd-toolbar">
        <h1>{known.name}</h1>
        <span className="yd-grow" />
        <Button disabled={!draft.canUndo} onClick={draft.undo}>
          {t("undo")}
        </Button>
        <Button disabled={draft.tiles.length >= MOST_TILES} onClick={() => setSetting("new")}>
          {t("addTile")}
        </Button>
        <Button type="primary" onClick={() => void done()}>
          {t("done")}
        </Button>
      </header>
      <p className="yd-faint">{t("keys")}</p>
      <Grid
        tiles={draft.tiles}
        onChange={draft.change}
        onSet={setSetting}
        onRemove={(tile) => draft.change(removed(draft.tiles, tile.id))}
      />
      {setting && <TileForm known={setting === "new" ? null : setting} onPut={put} onClose={() => setSetting(null)} />}
    </div>
  );
}
