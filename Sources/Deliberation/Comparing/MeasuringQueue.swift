/// Puts many questions one after the other, so many at a time, and tells when all are answered.
///
/// Answers may come inside the question or any time later; nothing is nested deeper for it.
final class MeasuringQueue {
    private let count: Int
    private let window: Int
    private let ask: (_ number: Int, _ answered: @escaping () -> Void) -> Void
    private let answered: (Int) -> Void
    private let isWanted: () -> Bool
    private var done: (() -> Void)?
    private var next = 0
    private var finished = 0
    private var isFilling = false

    /// - Parameters:
    ///   - isWanted: false gives up: what is under way is dropped, and `done` is never called.
    ///   - answered: told how many have been answered.
    static func run(
        _ count: Int, window: Int, isWanted: @escaping () -> Bool, answered: @escaping (Int) -> Void,
        ask: @escaping (Int, @escaping () -> Void) -> Void, done: @escaping () -> Void
    ) {
        MeasuringQueue(count, window, isWanted, answered, ask, done).fill()
    }

    private init(
        _ count: Int, _ window: Int, _ isWanted: @escaping () -> Bool, _ answered: @escaping (Int) -> Void,
        _ ask: @escaping (Int, @escaping () -> Void) -> Void, _ done: @escaping () -> Void
    ) {
        self.count = count
        self.window = window
        self.isWanted = isWanted
        self.answered = answered
        self.ask = ask
        self.done = done
    }

    private func fill() {
        guard !isFilling, isWanted() else { return }
        isFilling = true
        while next < count, next - finished < window {
            let number = next
            next += 1
            ask(number) { [self] in
                finished += 1
                answered(finished)
                fill()
            }
        }
        isFilling = false
        guard finished == count, let done else { return }
        self.done = nil
        done()
    }
}
