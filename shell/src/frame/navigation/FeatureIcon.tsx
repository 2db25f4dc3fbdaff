import { BuildingIcon, ChatIcon, PeopleIcon, SquareIcon } from '@ficus/ui';

const ICONS = new Map([
  ['chat', ChatIcon],
  ['admin', PeopleIcon],
  ['tenants', BuildingIcon],
]);

/** The icon of a feature; a plain square for those that have none of their own. */
export function FeatureIcon({ name }: { readonly name: string }) {
  const KnownIcon = ICONS.get(name) ?? SquareIcon;
  return <KnownIcon size={20} />;
}
