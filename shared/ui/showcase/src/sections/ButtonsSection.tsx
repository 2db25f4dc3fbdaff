import {
  Button,
  ButtonLink,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  MoreIcon,
  PencilIcon,
  PlusIcon,
  TrashIcon,
} from '../../../src/index.ts';
import { Row, Section } from '../Section.tsx';

export function ButtonsSection() {
  return (
    <Section title="Buttons and menus">
      <Row>
        <Button variant="primary" icon={<PlusIcon />}>
          Invite
        </Button>
        <Button>Cancel</Button>
        <Button variant="ghost">Skip</Button>
        <Button variant="danger">Delete</Button>
        <Button variant="primary" busy>
          Saving
        </Button>
        <Button disabled>Not now</Button>
      </Row>
      <Row>
        <Button size="sm">Small</Button>
        <ButtonLink size="sm" href="#top">
          Link
        </ButtonLink>
        <IconButton label="Edit" icon={<PencilIcon />} />
        <IconButton label="Remove" icon={<TrashIcon />} variant="secondary" />
        <Menu
          label="More actions"
          trigger={(props) => <IconButton {...props} label="More actions" icon={<MoreIcon />} />}
        >
          <MenuItem icon={<PencilIcon />} onSelect={() => undefined}>
            Rename
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<TrashIcon />} onSelect={() => undefined}>
            Remove
          </MenuItem>
        </Menu>
      </Row>
    </Section>
  );
}
