import { PageHeader, ToastPlace, ToastProvider } from '../../src/index.ts';
import { ButtonsSection } from './sections/ButtonsSection.tsx';
import { CardsSection } from './sections/CardsSection.tsx';
import { ChoicesSection } from './sections/ChoicesSection.tsx';
import { ColoursSection } from './sections/ColoursSection.tsx';
import { FeedbackSection } from './sections/FeedbackSection.tsx';
import { FieldsSection } from './sections/FieldsSection.tsx';
import { OverlaysSection } from './sections/OverlaysSection.tsx';
import { TableSection } from './sections/TableSection.tsx';
import { TabsSection } from './sections/TabsSection.tsx';
import styles from './showcase.module.css';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** All components on one page. */
export function Showcase() {
  return (
    <ToastProvider place={ToastPlace}>
      <main className={styles.page}>
        <PageHeader
          title="Ficus components"
          description="What the shell and the new views are made of, in every state."
          actions={<ThemeSwitch />}
        />
        <ButtonsSection />
        <FieldsSection />
        <ChoicesSection />
        <TabsSection />
        <TableSection />
        <OverlaysSection />
        <CardsSection />
        <FeedbackSection />
        <ColoursSection />
      </main>
    </ToastProvider>
  );
}
