/// <reference path="./css-modules.d.ts" />
export { Avatar, type AvatarProps } from './avatar/Avatar.tsx';
export { Badge, type BadgeProps } from './badge/Badge.tsx';
export { browserWords } from './browser-words/browser-words.ts';
export { Button, type ButtonProps } from './button/Button.tsx';
export { ButtonLink, type ButtonLinkProps } from './button/ButtonLink.tsx';
export { Card, type CardProps } from './card/Card.tsx';
export { Checkbox, type CheckboxProps } from './checkbox/Checkbox.tsx';
export { classNames } from './class-names/class-names.ts';
export { CommandPalette, type CommandPaletteProps } from './command-palette/CommandPalette.tsx';
export type { Command, CommandGroup } from './command-palette/matches.ts';
export { ConfirmDialog, type ConfirmDialogProps } from './confirm-dialog/ConfirmDialog.tsx';
export { DescriptionList, type DescriptionListProps } from './description-list/DescriptionList.tsx';
export { Dialog, type DialogProps } from './dialog/Dialog.tsx';
export { EmptyState, type EmptyStateProps } from './empty-state/EmptyState.tsx';
export { FailureNotice, type FailureNoticeProps } from './failure-notice/FailureNotice.tsx';
export { PartFailureNotice, type PartFailureNoticeProps } from './failure-notice/PartFailureNotice.tsx';
export { Field, type FieldControl, type FieldProps } from './field/Field.tsx';
export { IconButton, type IconButtonProps } from './icon-button/IconButton.tsx';
export {
  ArrowLeftIcon,
  ChatIcon,
  CheckIcon,
  CloseIcon,
  ErrorIcon,
  InfoIcon,
  RetryIcon,
  SuccessIcon,
  WarningIcon,
} from './icons/basic-icons.tsx';
export { Icon, type IconProps } from './icons/Icon.tsx';
export {
  ArchiveIcon,
  ArrowDownIcon,
  ArrowUpIcon,
  AttachIcon,
  BellIcon,
  BuildingIcon,
  ChevronDownIcon,
  ChevronRightIcon,
  ChevronUpDownIcon,
  ClockIcon,
  CopyIcon,
  DownloadIcon,
  EyeIcon,
  EyeOffIcon,
  FolderIcon,
  LockIcon,
  MailIcon,
  MinusIcon,
  MonitorIcon,
  MoonIcon,
  MoreIcon,
  PencilIcon,
  PeopleIcon,
  PinIcon,
  PlusIcon,
  SearchIcon,
  SettingsIcon,
  SignOutIcon,
  SquareIcon,
  StopIcon,
  SunIcon,
  TrashIcon,
} from './icons/icons.tsx';
export { Menu, type MenuProps } from './menu/Menu.tsx';
export { MenuChoices, type MenuChoicesProps } from './menu/MenuChoices.tsx';
export { MenuItem, type MenuItemProps } from './menu/MenuItem.tsx';
export { MenuSeparator } from './menu/MenuSeparator.tsx';
export type { MenuTriggerProps } from './menu/use-menu.ts';
export { Notice, type NoticeProps } from './notice/Notice.tsx';
export { PageHeader, type PageHeaderProps } from './page-header/PageHeader.tsx';
export { Pager, type PagerProps } from './pager/Pager.tsx';
export { SearchField, type SearchFieldProps } from './search-field/SearchField.tsx';
export { Select } from './select/Select.tsx';
export { SelectStandIn } from './select/SelectStandIn.tsx';
export type { SelectOption, SelectProps } from './select/select-props.ts';
export { Skeleton, type SkeletonProps } from './skeleton/Skeleton.tsx';
export { Spinner, type SpinnerProps } from './spinner/Spinner.tsx';
export { Switch, type SwitchProps } from './switch/Switch.tsx';
export type { TableColumn, TableSort } from './table/column.ts';
export { Table, type TableProps } from './table/Table.tsx';
export { type TableSelection, useSelection } from './table/use-selection.ts';
export { type Tab, Tabs, type TabsProps } from './tabs/Tabs.tsx';
export { TextArea, type TextAreaProps } from './text-area/TextArea.tsx';
export { TextField, type TextFieldProps } from './text-field/TextField.tsx';
export { ToastPlace } from './toast/ToastPlace.tsx';
export { ToastProvider, type ToastProviderProps } from './toast/ToastProvider.tsx';
export { type ToastOptions, type Toasts, useToast } from './toast/use-toast.ts';
export { Tooltip, type TooltipProps } from './tooltip/Tooltip.tsx';
export { ViewPage, type ViewPageProps } from './view-page/ViewPage.tsx';
export { VisuallyHidden } from './visually-hidden/VisuallyHidden.tsx';
