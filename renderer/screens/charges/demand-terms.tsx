import { Select } from "antd";
import { useQuery } from "../../app/use-query.ts";
import { useScope } from "../../app/use-scope.ts";
import { DateInput } from "../../parts/date-input.tsx";

export interface DemandTermsValue {
  readonly payBy: string | null;
  readonly schemeUid: string | null;
}

interface DemandTermsProps {
  /** The village whose schemes may be offered. */
  readonly villageCode: string;
  readonly value: DemandTermsValue;
  readonly onChange: (value: DemandTermsValue) => void;
}

const noScheme = "";

/** 催收通知书: the day to pay by, and which voted scheme of rebates (such as “321”) the notice offers. */
export function DemandTerms({ villageCode, value, onChange }: DemandTermsProps) {
  const scope = useScope();
  const schemes = useQuery("money.schemes", { scope }).value?.schemes ?? [];
  const own = schemes.filter((scheme) => scheme.villageCode === villageCode);
  return (
    <>
      <DateInput
        label="还款期限"
        value={value.payBy}
        onSave={async (payBy) => {
          onChange({ ...value, payBy });
          return true;
        }}
      />
      <Select
        aria-label="激励办法"
        style={{ width: 180 }}
        value={value.schemeUid ?? noScheme}
        onChange={(uid) => onChange({ ...value, schemeUid: uid === noScheme ? null : uid })}
        options={[
          { value: noScheme, label: "不给减免" },
          ...own.map(({ uid, name }) => ({ value: uid, label: name })),
        ]}
      />
    </>
  );
}
