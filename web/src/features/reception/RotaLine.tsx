// A rota as it stands: who is next, who is passed over; the desk passes people over with a reason, or has them back.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { firstOf, type Rota, type Seat, useReceptionVerbs } from "@/api/reception";
import { formatClock } from "@/domain/dates";
import { SkipButton } from "@/features/reception/SkipButton";
import { Tag } from "@/ui/figure/Tag";
import { useLanguage } from "@/ui/language";

export function RotaLine({ rota, minutes, marks }: { rota: Rota; minutes: number; marks: boolean }) {
  const { t } = useTranslation("reception");
  return (
    <div>
      <h3>
        {rota.name} {!rota.on && <Tag color="grey">{t("off")}</Tag>}
      </h3>
      <ol className="yd-desk-line yd-desk-long">
        {rota.seats.map((seat) => (
          <li
            key={seat.member.id}
            className={seat.serving ? undefined : "yd-faint"}
            aria-current={rota.on && rota.next?.id === seat.member.id ? "true" : undefined}
          >
            <span>{seat.member.label}</span>
            {seat.team && <span className="yd-faint">{seat.team}</span>}
            <Marks seat={seat} on={rota.on} />
            <span className="yd-grow" />
            {marks && (seat.busy_until ? <Back seat={seat} /> : <SkipButton member={seat.member} minutes={minutes} />)}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Marks({ seat, on }: { seat: Seat; on: boolean }) {
  const { t } = useTranslation("reception");
  const { language } = useLanguage();
  return (
    <>
      {seat.owed > 0 && <Tag color="purple">{t("owed", { count: seat.owed })}</Tag>}
      {seat.away && <Tag color="grey">{t("away")}</Tag>}
      {on && !seat.serving && <Tag color="grey">{t("off")}</Tag>}
      {seat.busy_until && (
        <Tag color="gold">
          {seat.busy_reason || t("busy")} · {t("until", { at: formatClock(seat.busy_until, language) })}
        </Tag>
      )}
    </>
  );
}

function Back({ seat }: { seat: Seat }) {
  const { t } = useTranslation("reception");
  const { message } = App.useApp();
  const { busy } = useReceptionVerbs();
  return (
    <Button
      size="small"
      type="text"
      loading={busy.isPending}
      onClick={() =>
        busy.mutate(
          { member: seat.member.id, minutes: null },
          { onError: (error) => void message.error(firstOf(error)) },
        )
      }
    >
      {t("markBack")}
    </Button>
  );
}
