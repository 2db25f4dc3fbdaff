/// <reference path="./css-modules.d.ts" />
export { Avatar, type AvatarProps } from './avatar/Avatar.tsx';
export { Badge, type BadgeProps } from './badge/Badge.tsx';
export { Button, type ButtonProps } from './button/Button.tsx';
export { ButtonLink, type ButtonLinkProps } from './button/ButtonLink.tsx';
export { classNames } from './class-names/class-names.ts';
export { EmptyState, type EmptyStateProps } from './empty-state/EmptyState.tsx';
export { FailureNotice, type FailureNoticeProps } from './failure-notice/FailureNotice.tsx';
export { IconButton, type IconButtonProps } from './icon-button/IconButton.tsx';
export { Icon, type IconProps } from './icons/Icon.tsx';
export {
  ArrowDownIcon,
  ArrowLeftIcon,
  ArrowUpIcon,
  AttachIcon,
  BuildingIcon,
  ChatIcon,
  CheckIcon,
  ChevronDownIcon,
  ChevronUpDownIcon,
  CloseIcon,
  ErrorIcon,
  EyeIcon,
  EyeOffIcon,
  InfoIcon,
  LockIcon,
  MonitorIcon,
  MoonIcon,
  MoreIcon,
  PencilIcon,
  PeopleIcon,
  PlusIcon,
  RetryIcon,
  SearchIcon,
  SignOutIcon,
  SquareIcon,
  StopIcon,
  SuccessIcon,
  SunIcon,
  TrashIcon,
  WarningIcon,
} from './icons/icons.tsx';
export { Menu, type MenuProps } from './menu/Menu.tsx';
export { MenuChoices, type MenuChoicesProps } from './menu/MenuChoices.tsx';
export { MenuItem, type MenuItemProps } from './menu/MenuItem.tsx';
export { MenuSeparator } from './menu/MenuSeparator.tsx';
export type { MenuTriggerProps } from './menu/use-menu.ts';
export { Notice, type NoticeProps } from './notice/Notice.tsx';
export { Skeleton, type SkeletonProps } from './skeleton/Skeleton.tsx';
export { Spinner, type SpinnerProps } from './spinner/Spinner.tsx';
export { TextField, type TextFieldProps } from './text-field/TextField.tsx';
export { VisuallyHidden } from './visually-hidden/VisuallyHidden.tsx';
