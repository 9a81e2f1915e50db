/** The one class that is measured; the package's own index opens database drivers. */
declare module 'natural/lib/natural/classifiers/bayes_classifier' {
  export default class BayesClassifier {
    addDocument(tokens: readonly string[], label: string): void
    train(): void
    getClassifications(tokens: readonly string[]): { label: string; value: number }[]
  }
}
