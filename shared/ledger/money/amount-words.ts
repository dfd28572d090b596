/** Fen as yuan for people: always two decimals, no grouping, `-` in front of a negative sum. */
export function yuanText(fen: number): string {
  const magnitude = Math.abs(fen);
  const yuan = Math.trunc(magnitude / 100);
  const rest = String(magnitude % 100).padStart(2, "0");
  return `${fen < 0 ? "-" : ""}${yuan}.${rest}`;
}

/** The same with thousands separators: `1,234.50`. */
export function groupedYuanText(fen: number): string {
  const [whole = "0", rest = "00"] = yuanText(fen).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${rest}`;
}

const digits = "零壹贰叁肆伍陆柒捌玖";
const places = ["", "拾", "佰", "仟"];
const groups = ["", "万", "亿"];
const tooLarge = 100_000_000_000_000;

/**
 * Fen as 大写金额 after the rules for filling in bills (支付结算办法 附一): `人民币壹万零叁拾元伍角整`,
 * 整 after yuan and jiao, none after fen, 零 once for any run of empty places.
 * Takes whole fen from 0 to below 10^14 (一万亿元); throws RangeError for others, a negative bill is none.
 */
export function capitalAmount(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen >= tooLarge)
    throw new RangeError(`${fen} is no amount of a bill`);
  const yuan = Math.trunc(fen / 100);
  const jiao = Math.trunc((fen % 100) / 10);
  const cents = fen % 10;
  const whole = yuan > 0 ? `${wholeWords(yuan)}元` : "";
  if (jiao === 0 && cents === 0) return `人民币${whole === "" ? "零元" : whole}整`;
  const jiaoWords = jiao > 0 ? `${digits[jiao]}角` : whole === "" ? "" : "零";
  return `人民币${whole}${jiaoWords}${cents > 0 ? `${digits[cents]}分` : "整"}`;
}

/** A whole number above zero in capital digits: groups of four places under 万 and 亿. */
function wholeWords(value: number): string {
  const parts: number[] = [];
  for (let rest = value; rest > 0; rest = Math.trunc(rest / 10_000)) parts.push(rest % 10_000);
  let words = "";
  let gap = false;
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at]!;
    if (part === 0) {
      gap = words !== "";
      continue;
    }
    if (gap || (words !== "" && part < 1000)) words += "零";
    words += `${groupWords(part)}${groups[at]}`;
    gap = false;
  }
  return words;
}

/** 1 … 9999 without leading 零. */
function groupWords(part: number): string {
  let words = "";
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.trunc(part / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== "";
      continue;
    }
    words += `${gap ? "零" : ""}${digits[digit]}${places[place]}`;
    gap = false;
  }
  return words;
}
