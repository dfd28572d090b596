/** The group's own name without the town and village that registers put in front of it. */
export function groupNameInVillage(groupName: string, villageName: string): string {
  const at = villageName === "" ? -1 : groupName.indexOf(villageName);
  const own = at < 0 ? "" : groupName.slice(at + villageName.length);
  return own === "" ? groupName : own;
}
