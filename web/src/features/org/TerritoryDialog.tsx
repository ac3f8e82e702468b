// Adds a territory or changes one: name, place in the tree, who is responsible, what it covers.
import { App, Button, Form, Input, Modal, Select, TreeSelect } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { asApiError } from "@/api/errors";
import type { Ref } from "@/api/resource";
import { useTeams } from "@/features/org/queries";
import { MemberField } from "@/features/org/TeamDialog";
import {
  areaOf,
  keyOf,
  nodesOf,
  type Territory,
  useAreas,
  useCloseTerritory,
  useSaveTerritory,
} from "@/features/org/territories";

interface Values {
  name: string;
  code?: string;
  parent?: number;
  manager: Ref | null;
  teams: number[];
  areas: string[];
  countries: string[];
}
interface Props {
  territory: Territory | null;
  parent: Territory | null;
  all: Territory[];
  onClose: () => void;
}

export function TerritoryDialog({ territory, parent, all, onClose }: Props) {
  const { t } = useTranslation("org");
  const { message, modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const areas = useAreas();
  const teams = useTeams(false);
  const save = useSaveTerritory(territory);
  const end = useCloseTerritory();
  const nodes = useMemo(() => nodesOf(areas.data ?? {}), [areas.data]);
  const covered = territory?.areas ?? [];
  const listed = (key: string) => (areas.data ? areaOf(key).province in areas.data : true);
  const store = async () => {
    const values = await form.validateFields().catch(() => null); // the form says what is missing
    if (!values) return;
    const draft = {
      name: values.name.trim(),
      code: values.code?.trim() || null,
      parent_id: values.parent ?? null,
      manager_id: values.manager?.id ?? null,
      team_ids: values.teams,
      areas: [...values.areas, ...values.countries.map((name) => name.trim().replaceAll("/", " "))].map(areaOf),
    };
    save.mutate(draft, {
      onSuccess: onClose,
      onError: (error) => {
        const problem = asApiError(error);
        const said = Object.values(problem.fields).flatMap((ones) => ones.map((one) => one.message ?? one.code));
        void message.error([problem.message, ...said].join("；"), 8);
      },
    });
  };
  const close = () =>
    territory &&
    modal.confirm({
      title: t("territory.closeAsk", { name: territory.name }),
      content: t("territory.closeHint"),
      onOk: () =>
        end.mutateAsync(territory.id).then(onClose, (error) => void message.error(asApiError(error).message, 8)),
    });
  if (!areas.data) return null;
  return (
    <Modal
      open
      width={640}
      title={territory ? territory.name : t("territory.add")}
      onCancel={onClose}
      onOk={() => void store()}
      confirmLoading={save.isPending}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          {territory && (
            <Button danger type="text" onClick={close}>
              {t("territory.close")}
            </Button>
          )}
          <CancelBtn />
          <OkBtn />
        </>
      )}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          name: territory?.name,
          code: territory?.code ?? undefined,
          parent: territory ? (territory.parent_id ?? undefined) : parent?.id,
          manager: territory?.manager ? { id: territory.manager.id, label: territory.manager.name } : null,
          teams: territory?.teams.map((team) => team.id) ?? [],
          areas: covered.map(keyOf).filter(listed),
          countries: covered.map(keyOf).filter((key) => !listed(key)),
        }}
      >
        <Form.Item
          name="name"
          label={t("territory.name")}
          rules={[{ required: true, whitespace: true, message: t("needed") }]}
        >
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="areas" label={t("territory.areas")} extra={t("territory.areasHint")}>
          <TreeSelect
            treeCheckable
            allowClear
            showCheckedStrategy={TreeSelect.SHOW_PARENT}
            treeData={nodes}
            showSearch={{ treeNodeFilterProp: "title" }}
            maxTagCount="responsive"
            placeholder={t("territory.areasPick")}
          />
        </Form.Item>
        <Form.Item name="countries" label={t("territory.countries")}>
          <Select mode="tags" open={false} suffixIcon={null} placeholder={t("territory.countriesPick")} />
        </Form.Item>
        <Form.Item name="teams" label={t("territory.teams")}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            options={(teams.data ?? []).map((team) => ({ value: team.id, label: team.name }))}
          />
        </Form.Item>
        <Form.Item name="manager" label={t("territory.manager")}>
          <MemberField />
        </Form.Item>
        <Form.Item name="parent" label={t("territory.parent")}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            options={all.filter((one) => one.id !== territory?.id).map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
        <Form.Item name="code" label={t("territory.code")}>
          <Input maxLength={40} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
