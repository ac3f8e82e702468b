// Runs a verb on a target and says what came of it.
import { App } from "antd";
import { asApiError } from "@/api/errors";
import { type Act, useVerb } from "@/features/targets/life";

export function useAct(id: number) {
  const { message } = App.useApp();
  const verb = useVerb(id);
  /** True when it was done; a refusal is told in the words of the API. */
  const run = async (act: Act, said?: string | ((answer: unknown) => string)): Promise<boolean> => {
    try {
      const answer = await verb.mutateAsync(act);
      if (said) void message.success(typeof said === "string" ? said : said(answer));
      return true;
    } catch (error) {
      const problem = asApiError(error);
      const field = Object.values(problem.fields).flat()[0]?.message;
      void message.error(field || problem.message, 8);
      return false;
    }
  };
  return { run, busy: verb.isPending };
}
