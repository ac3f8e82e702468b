// A small customer resource behind msw: enough of the generic API to work against, with what was asked kept for the tests.
import { HttpResponse, http } from "msw";
import type { FieldSpec, ResourceSpec, Row } from "@/api/resource";
import { server } from "@/test/server";

const field = (name: string, zh: string, type: FieldSpec["type"], more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  label: { zh, en: name },
  type,
  sortable: true,
  filterable: true,
  editable: true,
  ...more,
});

export const spec: ResourceSpec = {
  name: "customer",
  label: { zh: "客户", en: "Customer" },
  label_plural: { zh: "客户", en: "Customers" },
  title_field: "name",
  path: "/customers",
  fields: [
    field("name", "客户名称", "text", { required: true }),
    field("status", "客户状态", "choice", {
      choices: [
        { value: "new", label: { zh: "新增", en: "New" } },
        { value: "lost", label: { zh: "流失", en: "Lost" } },
      ],
    }),
    field("amount", "金额", "money", { summable: true }),
    field("city", "城市", "text"),
  ],
  default_columns: ["name", "status", "amount", "city"],
  default_sort: [{ field: "name", desc: false }],
  scopes: ["all", "mine"],
  group_fields: ["status"],
  can: { create: true, edit: true, delete: true, export: true, import: true, assign: true },
  create_via: null,
};

export const row = (id: number, values: Row["values"] = {}): Row => ({
  id,
  version: 1,
  can_edit: true,
  values: { name: `客户${id}`, status: "new", amount: "1200.00", city: "苏州", ...values },
});

export interface Asked {
  query: Record<string, unknown>[];
  count: Record<string, unknown>[];
}

/** Pages of rows by cursor "p2", "p3" …; every list request is recorded. */
export function serveCustomers(pages: Row[][], total = pages.flat().length): Asked {
  const asked: Asked = { query: [], count: [] };
  server.use(
    http.get("*/api/resources/customer", () => HttpResponse.json(spec)),
    http.get("*/api/views", () => HttpResponse.json({ items: [] })),
    http.post("*/api/resources/customer/query", async ({ request }) => {
      const body = (await request.json()) as Record<string, unknown>;
      asked.query.push(body);
      const at = typeof body.cursor === "string" ? Number(body.cursor.slice(1)) : 1;
      return HttpResponse.json({
        rows: pages[at - 1] ?? [],
        next_cursor: at < pages.length ? `p${at + 1}` : null,
        prev_cursor: null,
      });
    }),
    http.post("*/api/resources/customer/count", async ({ request }) => {
      asked.count.push((await request.json()) as Record<string, unknown>);
      return HttpResponse.json({ count: total, capped: false, sums: { amount: "123456.78" } });
    }),
  );
  return asked;
}
