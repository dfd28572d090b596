import { expect, test } from "vitest";
import { XmlScanner, xmlAttribute } from "./xml-scanner.ts";

const text =
  '<?xml version="1.0"?><!-- a > b --><x:worksheet><c r="A1" t=\'s\' f="[&gt;1]>0"/><t xml:space="preserve"> 村&amp;东&#x6751;&lt; </t><t><![CDATA[<生>]]></t></x:worksheet>';

function eventsOf(chunks: readonly Buffer[]): string[] {
  const events: string[] = [];
  let pending = "";
  const flush = () => {
    if (pending) events.push(`text ${pending}`);
    pending = "";
  };
  const scanner = new XmlScanner({
    open: (name, attributes) => {
      flush();
      events.push(`open ${name} ${xmlAttribute(attributes, "f") ?? ""}`.trim());
    },
    text: (found) => {
      pending += found;
    },
    close: (name) => {
      flush();
      events.push(`close ${name}`);
    },
  });
  for (const chunk of chunks) scanner.write(chunk);
  scanner.end();
  return events;
}

const expected = [
  "open worksheet",
  "open c [>1]>0",
  "close c",
  "open t",
  "text  村&东村< ",
  "close t",
  "open t",
  "text <生>",
  "close t",
  "close worksheet",
];

test("the same events come out whatever byte the chunks break at", () => {
  const bytes = Buffer.from(text);
  expect(eventsOf([bytes])).toEqual(expected);
  for (let at = 1; at < bytes.length; at++) {
    expect(eventsOf([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(expected);
  }
  expect(eventsOf([...bytes].map((byte) => Buffer.of(byte)))).toEqual(expected);
});

test("attributes are found by their whole name", () => {
  expect(xmlAttribute(' spans="1:2" s="7" r:id="rId1"', "s")).toBe("7");
  expect(xmlAttribute(' r:id="rId1"', "id")).toBe("rId1");
  expect(xmlAttribute(' xr="A"', "r")).toBeNull();
});

test("markup that does not end and document types are refused", () => {
  expect(() => eventsOf([Buffer.from("<a><b")])).toThrow();
  expect(() => eventsOf([Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a/>')])).toThrow();
});
