/** Under this share of household area on 01xx and 02xx the layers hardly belong together (D24). */
const leastShare = 0.6;
/**
 * How much of the way from chance to certainty household land has to come. In farming country a layer
 * shifted by 500 m still lies mostly on farmland, so a fixed share alone would let it pass (T3).
 */
const leastGain = 0.3;
/** Where nearly everything is farmland, chance and truth cannot be told apart. */
const mostTellingShare = 0.85;

/**
 * What is wrong with laying these layers over each other, in Chinese, or null.
 *
 * @param householdShare share of the household area inside the survey that lies on 01xx and 02xx; null
 *   when no household land lies inside
 * @param farmlandShare share of 01xx and 02xx in the survey: what land thrown down anywhere would score
 */
export function strangeness(householdShare: number | null, farmlandShare: number): string | null {
  if (householdShare === null) {
    return "确权承包地与三调图斑没有重叠,两份数据可能不是同一个地方或坐标系不同。";
  }
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  if (householdShare < leastShare) {
    return `确权承包地只有 ${percent(householdShare)} 落在三调耕地和园地上(应不低于 60%),两份数据可能错位。`;
  }
  const gain = (householdShare - farmlandShare) / (1 - farmlandShare);
  if (farmlandShare > mostTellingShare || gain >= leastGain) return null;
  return `确权承包地有 ${percent(householdShare)} 落在三调耕地和园地上,而三调范围内耕地和园地本来就占 ${percent(farmlandShare)},与随意摆放差不多,两份数据可能错位几百米。`;
}
