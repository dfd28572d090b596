import { Button, Input } from "antd";
import { useState } from "react";
import { MoneyInput } from "../../parts/money-input.tsx";
import type { RuleValues } from "./rule-drawer.tsx";

type Price = RuleValues["prices"][number];

interface PriceRowsProps {
  readonly prices: readonly Price[];
  readonly onChange: (prices: Price[]) => void;
}

/** Voted prices in yuan per mu and year by class and grade; `*` stands for every one. */
export function PriceRows({ prices, onChange }: PriceRowsProps) {
  // Rows keep their inputs while they are typed in, so each has a key that is none of its cells.
  const [keys, setKeys] = useState(prices.map((_, at) => at));
  const change = (at: number, part: Partial<Price>) =>
    onChange(prices.map((price, index) => (index === at ? { ...price, ...part } : price)));
  return (
    <section>
      <h3>价格(元/亩·年),* 为不分</h3>
      <div className="price-row soft">
        <span>地类</span>
        <span>等级</span>
        <span>成员</span>
        <span>非成员</span>
      </div>
      {prices.map((price, at) => (
        <div className="price-row" key={keys[at]}>
          <Input
            aria-label={`第 ${at + 1} 档地类`}
            value={price.landClass}
            onChange={(event) => change(at, { landClass: event.target.value })}
          />
          <Input
            aria-label={`第 ${at + 1} 档等级`}
            value={price.grade}
            onChange={(event) => change(at, { grade: event.target.value })}
          />
          <PriceInput
            label={`第 ${at + 1} 档成员单价`}
            valueFen={price.memberFen}
            onFen={(memberFen) => change(at, { memberFen })}
          />
          <PriceInput
            label={`第 ${at + 1} 档非成员单价`}
            valueFen={price.nonMemberFen}
            onFen={(nonMemberFen) => change(at, { nonMemberFen })}
          />
          <Button
            type="text"
            aria-label={`删去第 ${at + 1} 档`}
            disabled={prices.length === 1}
            onClick={() => {
              setKeys(keys.filter((_, index) => index !== at));
              onChange(prices.filter((_, index) => index !== at));
            }}
          >
            ×
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => {
          setKeys([...keys, Math.max(...keys) + 1]);
          onChange([...prices, { landClass: "", grade: "*", memberFen: 0, nonMemberFen: 0 }]);
        }}
      >
        加一档
      </Button>
    </section>
  );
}

interface PriceInputProps {
  readonly label: string;
  readonly valueFen: number;
  readonly onFen: (fen: number) => void;
}

function PriceInput({ label, valueFen, onFen }: PriceInputProps) {
  return (
    <MoneyInput
      label={label}
      valueFen={valueFen}
      onSave={async (fen) => {
        onFen(fen ?? 0);
        return true;
      }}
    />
  );
}
