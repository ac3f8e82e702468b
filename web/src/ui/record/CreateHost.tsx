// The place where "new …" forms appear: a drawer over the page; afterwards the new record opens.
import { App, Drawer } from "antd";
import { type ComponentType, Suspense, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useSpec } from "@/api/records";
import type { RecordRow } from "@/api/resource";
import { useLanguage } from "@/ui/language";
import { type CreateFormProps, createForm } from "@/ui/module";
import { type Creating, setCreating, useCreating } from "@/ui/record/create";
import { useOpenRecord } from "@/ui/record/open";
import { Loading } from "@/ui/state/Loading";
import { lazyPart } from "@/ui/state/lazyPart";
import { PageError } from "@/ui/state/PageError";

type Form = ComponentType<CreateFormProps>;
const GenericCreate = lazyPart<Form>(async () => {
  const { RecordForm } = await import("@/ui/record/RecordForm");
  return { default: (props: CreateFormProps) => <RecordForm {...props} /> };
});

// Made once for each resource: a form that waits for its code is mounted anew, and would ask for it again and again.
const forms = new Map<string, typeof GenericCreate>();
function formOf(resource: string): typeof GenericCreate {
  const load = createForm(resource);
  if (!load) return GenericCreate;
  const known = forms.get(resource) ?? lazyPart<Form>(() => load().then((module) => ({ default: module.CreateForm })));
  forms.set(resource, known);
  return known;
}

function Body({ creating, onDirty }: { creating: Creating; onDirty: (dirty: boolean) => void }) {
  const spec = useSpec(creating.resource);
  const { open } = useOpenRecord();
  const { message } = App.useApp();
  const { t } = useTranslation("record");
  const Own = formOf(creating.resource);
  const done = (row: RecordRow | null) => {
    setCreating(null);
    if (!row) return;
    message.success(t("created"));
    if (creating.onDone) creating.onDone(row);
    else open(creating.resource, row.id);
  };
  if (spec.isError) return <PageError error={spec.error} onRetry={() => void spec.refetch()} />;
  if (spec.isPending) return <Loading />;
  return (
    <div onInput={() => onDirty(true)}>
      <Own spec={spec.data} initial={creating.initial} onDone={done} />
    </div>
  );
}

export function CreateHost() {
  const creating = useCreating();
  const { t } = useTranslation("record");
  const { label } = useLanguage();
  const { modal } = App.useApp();
  const spec = useSpec(creating?.resource ?? "", creating !== null);
  const dirty = useRef(false);
  const leave = () => {
    if (!dirty.current) return setCreating(null);
    modal.confirm({
      title: t("form.unsaved"),
      content: t("form.unsavedHint"),
      okText: t("form.discard"),
      okButtonProps: { danger: true },
      cancelText: t("form.keep"),
      onOk: () => setCreating(null),
    });
  };
  return (
    <Drawer
      open={creating !== null}
      size={560}
      destroyOnHidden
      title={t("form.create", { what: label(spec.data?.label) })}
      onClose={leave}
      afterOpenChange={() => {
        dirty.current = false;
      }}
    >
      {creating && (
        <Suspense fallback={<Loading />}>
          <Body
            key={creating.resource}
            creating={creating}
            onDirty={(is) => {
              dirty.current = is;
            }}
          />
        </Suspense>
      )}
    </Drawer>
  );
}
