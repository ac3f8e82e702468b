// What the company wants of duplicates; only who may merge everywhere can change it.

import { SettingOutlined } from "@ant-design/icons";
import { App, Button, Popover, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { type DuplicateSettings, type Tell, useDuplicateSettings, useDuplicateVerbs } from "@/api/duplicates";
import { asApiError } from "@/api/errors";
import { useMe } from "@/api/me";

const TELLS: Tell[] = ["owner", "team", "exists"];

export function Settings() {
  const { t } = useTranslation("duplicates");
  const { data: me } = useMe();
  if (me?.permissions["customer.merge"] !== "all") return null;
  return (
    <Popover trigger="click" placement="bottomRight" content={<Form />}>
      <Button icon={<SettingOutlined />}>{t("settings")}</Button>
    </Popover>
  );
}

function Form() {
  const { t } = useTranslation("duplicates");
  const { message } = App.useApp();
  const { data } = useDuplicateSettings();
  const { save } = useDuplicateVerbs();
  if (!data) return null;
  const set = (part: Partial<DuplicateSettings>) =>
    save.mutate({ ...data, ...part }, { onError: (error) => void message.error(asApiError(error).message, 8) });
  return (
    <div className="yd-twin-settings">
      <div>
        <Switch
          size="small"
          checked={data.automatic}
          loading={save.isPending}
          onChange={(automatic) => set({ automatic })}
          aria-label={t("automatic")}
        />{" "}
        {t("automatic")}
        <small>{t("automaticHint")}</small>
      </div>
      <div>
        <span id="tell-label">{t("tell")}</span>
        <Select
          aria-labelledby="tell-label"
          value={data.tell}
          options={TELLS.map((value) => ({ value, label: t(`tellHow.${value}`) }))}
          onChange={(tell) => set({ tell })}
        />
      </div>
    </div>
  );
}
