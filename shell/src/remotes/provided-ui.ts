/**
 * What the host provides of `@ficus/ui` to lean builds: all that the files of `UI_FILES` (`shared/remote-kit/webpack`)
 * export, and nothing that its own first view would not bring.
 */
export {
  ArrowLeftIcon,
  Button,
  ButtonLink,
  ChatIcon,
  CheckIcon,
  CloseIcon,
  EmptyState,
  ErrorIcon,
  Icon,
  InfoIcon,
  RetryIcon,
  Skeleton,
  Spinner,
  SuccessIcon,
  VisuallyHidden,
  WarningIcon,
} from '@ficus/ui';
