// A crash stays where it is: the rest of the app goes on, the reader can try again and quote a number.
import { Component, type ErrorInfo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { announceNewBuild, isStalePart } from "@/api/build";
import { newKey } from "@/api/client";
import { EmptyState } from "@/ui/state/EmptyState";

interface Props {
  children: ReactNode;
  /** A change of this key (the address) clears the error. */
  resetKey?: string;
}
interface State {
  error: Error | null;
  id: string;
  at: string | undefined;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, id: "", at: this.props.resetKey };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error, id: newKey().slice(0, 8) };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return state.at === props.resetKey ? null : { error: null, at: props.resetKey };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    if (isStalePart(error)) announceNewBuild();
    // biome-ignore lint/suspicious/noConsole: the browser's log is where a crash is looked up by its number
    console.error(`[${this.state.id}]`, error, info.componentStack);
  }

  override render() {
    const { error, id } = this.state;
    return error ? <Crashed id={id} onRetry={() => this.setState({ error: null })} /> : this.props.children;
  }
}

function Crashed({ id, onRetry }: { id: string; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState art="fault" role="alert" title={t("error.crashed")} hint={t("error.crashedHint")}>
      <button type="button" className="yd-button" onClick={onRetry}>
        {t("retry")}
      </button>
      <small className="yd-faint">{t("error.id", { id })}</small>
    </EmptyState>
  );
}
