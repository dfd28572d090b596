import { App, AutoComplete, Input } from "antd";
import { useState } from "react";
import type { Found } from "../../shared/contract/calls/search-calls.ts";
import { toAppError } from "../../shared/contract/errors.ts";
import { go } from "./position.ts";
import { useClient } from "./use-client.ts";
import { searchBoxId } from "./use-frame-keys.ts";
import { useQuery } from "./use-query.ts";

const mostShown = 12;

/** From so many signs on, the list shows what is found while the person types. */
const leastTyped = 2;

/** Finds a plot by its digits or code, a parcel by its last five digits, a unit by its name. */
export function SearchBox() {
  const client = useClient();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const wanted = text.trim();
  const isAsked = wanted.length >= leastTyped;
  const answer = useQuery("search.find", isAsked ? { text: wanted, limit: mostShown } : null);
  // While a newer answer is on its way the older one is not what was typed.
  const isAnswered = isAsked && !answer.loading;
  const found = isAnswered ? (answer.value?.found ?? []) : [];
  const leave = () => {
    setText("");
    document.getElementById(searchBoxId)?.blur();
  };
  const openFirst = async () => {
    try {
      const [first] = (await client.call("search.find", { text: wanted, limit: 1 })).found;
      if (first === undefined) return;
      leave();
      open(first);
    } catch (error) {
      message.error(toAppError(error).message);
    }
  };
  return (
    <AutoComplete
      id={searchBoxId}
      className="search-box"
      value={text}
      options={found.map((one) => ({ value: keyOf(one), label: <FoundLine one={one} /> }))}
      notFoundContent={isAnswered ? "没有找到,换几个字或数字再试。" : null}
      onChange={setText}
      onSelect={(key) => {
        const one = found.find((each) => keyOf(each) === key);
        leave();
        if (one !== undefined) open(one);
      }}
      onInputKeyDown={(event) => {
        if (event.key === "Escape") leave();
        if (event.key === "Enter" && found.length === 0 && wanted !== "") void openFirst();
      }}
    >
      <Input aria-label="查找" placeholder="地块号、承包地块后五位、村组名 ( / )" />
    </AutoComplete>
  );
}

const keyOf = ({ kind, code }: Found) => `${kind} ${code}`;

function open({ kind, code }: Found): void {
  if (kind === "unit") go({ scope: code });
  else go({ screen: "reconcile", details: { [kind]: code } });
}

function FoundLine({ one }: { readonly one: Found }) {
  return (
    <span className="found-line">
      <span>{one.title}</span>
      <span className="found-detail">{one.detail}</span>
    </span>
  );
}
