import Testing

@testable import Comparison

@Suite struct MatrixTests {
    private func problems(_ criteria: [Criterion], _ alternatives: [Alternative]) throws -> String {
        try #require(throws: MatrixProblems.self) {
            try DecisionMatrix(criteria: criteria, alternatives: alternatives)
        }.description
    }

    private let two = [Alternative("a", [1]), Alternative("b", [2])]

    @Test func aComparisonNeedsTwoOptionsAndACriterion() throws {
        let cost = Criterion("cost", .minimise)
        #expect(try problems([cost], []) == "error: there is no option to compare [matrix.no-alternatives]")
        #expect(
            try problems([cost], [Alternative("a", [1])])
                == "error: 'a' is the only option; a comparison needs at least two [matrix.one-alternative]")
        #expect(
            try problems([], [Alternative("a", []), Alternative("b", [])])
                == "error: there is no criterion to compare by [matrix.no-criteria]")
    }

    @Test func everyFaultOfAMatrixIsToldAtOnce() throws {
        let criteria = [
            Criterion("cost", .minimise, weight: -1, range: .init(90, 50)),
            Criterion("cost", .maximise, weight: .nan, preference: .linear(indifference: 5, preference: 5)),
            Criterion("exit", .minimise, preference: .gaussian(spread: 0)),
        ]
        let alternatives = [
            Alternative("a", [1, .infinity, 3]), Alternative("b", [1, 2]), Alternative("a", [1, 2, 1e200]),
        ]
        #expect(
            try problems(criteria, alternatives) == """
                error: more than one criterion is called 'cost' [matrix.repeated-criterion]
                error: criterion 'cost' has weight -1, not a finite number from 0 up [matrix.weight]
                error: criterion 'cost' has weight nan, not a finite number from 0 up [matrix.weight]
                error: criterion 'cost' has the range [90, 50], not two numbers of which the second is greater \
                [matrix.range]
                error: criterion 'cost' has a preference threshold of 5, not above its indifference threshold 5 \
                [matrix.thresholds]
                error: criterion 'exit' has a spread of 0, not a finite number above 0 [matrix.thresholds]
                error: more than one option is called 'a' [matrix.repeated-alternative]
                error: option 'a' has inf for criterion 'cost', not a number within ±1e150 [matrix.not-finite]
                error: option 'b' has 2 values for 3 criteria [matrix.wrong-count]
                error: option 'a' has 1e+200 for criterion 'exit', not a number within ±1e150 [matrix.not-finite]
                """)
    }

    @Test func weightsThatAreAllZeroDecideNothing() throws {
        #expect(
            try problems([Criterion("cost", .minimise, weight: 0)], two)
                == "error: every weight is 0, so nothing decides [matrix.all-weights-zero]")
    }

    @Test(arguments: [
        (PreferenceFunction.step(indifference: -1), "an indifference threshold of -1, not a finite number from 0 up"),
        (.vShape(preference: 0), "a preference threshold of 0, not a finite number above 0"),
        (.level(indifference: 3, preference: 2), "a preference threshold of 2, not above its indifference threshold 3"),
        (.gaussian(spread: .infinity), "a spread of inf, not a finite number above 0"),
    ])
    func thresholdsThatCannotBeMeantAreRefused(function: PreferenceFunction, fault: String) throws {
        #expect(
            try problems([Criterion("cost", .minimise, preference: function)], two)
                == "error: criterion 'cost' has \(fault) [matrix.thresholds]")
    }

    @Test func rowsByNameSayWhatTheyLack() throws {
        let criteria = [Criterion("cost", .minimise), Criterion("exit", .minimise)]
        let rows: [(id: String, values: [String: Double])] = [("a", ["cost": 1]), ("b", ["cost": 2, "exits": 3])]
        let error = try #require(throws: MatrixProblems.self) { try DecisionMatrix(criteria: criteria, rows: rows) }
        #expect(
            error.description == """
                error: option 'a' has no value for criterion 'exit' [matrix.missing-value]
                error: option 'b' has no value for criterion 'exit' [matrix.missing-value]
                error: option 'b' has a value for 'exits', which is not a criterion [matrix.unknown-criterion]
                """)
        let sound = try DecisionMatrix(
            criteria: criteria, rows: [("a", ["cost": 1, "exit": 4]), ("b", ["exit": 3, "cost": 2])])
        #expect(sound.alternatives.map(\.values) == [[1, 4], [2, 3]])
    }

    @Test func otherWeightsAreCheckedToo() throws {
        let matrix = try matrix([[1, 2], [2, 1]], [.minimise, .minimise])
        #expect(try matrix.weighted([3, 1]).weights == [0.75, 0.25])
        #expect(throws: MatrixProblems(problems: [.weightCount(found: 1, expected: 2)])) { try matrix.weighted([1]) }
        #expect(throws: MatrixProblems(problems: [.allWeightsZero])) { try matrix.weighted([0, 0]) }
    }

    @Test func methodsSayWhichValueTheyCannotRead() throws {
        let negative = try matrix([[1, -2], [2, 1]], [.maximise, .minimise])
        func told(_ body: () throws -> Void) -> String {
            do { try body() } catch { return "\(error)" }
            return ""
        }
        #expect(
            told { _ = try negative.copras() }
                == "error: copras needs values from 0 up, and option 'a1' has -2 for criterion 'c2' [method.value]")
        #expect(
            told { _ = try negative.marcos() }
                == "error: marcos needs values above 0 where less is better, and option 'a1' has -2 for criterion 'c2' "
                + "[method.value]")
        #expect(
            told { _ = try negative.weightedProduct() }
                == "error: weighted-product needs values above 0 where a criterion has no range, and option 'a1' has -2 "
                + "for criterion 'c2' [method.value]")
        #expect(
            told { _ = try Weights.entropy(negative) }
                == "error: entropy needs values from 0 up, and option 'a1' has -2 for criterion 'c2' [method.value]")
        #expect(
            told { _ = try negative.vikor(strategy: 2) }
                == "error: vikor has v 2, which is not a number from 0 to 1 [method.setting]")
        #expect(
            told { _ = try negative.electreI(concordance: 1.5) }
                == "error: electre-i has concordance 1.5, which is not a number from 0 to 1 [method.setting]")
        #expect(
            told { _ = try negative.orderedWeightedAverage([1]) }
                == "error: owa has 1 order weights for 2 criteria, which is not one for each [method.setting]")
        #expect(
            told { _ = try negative.aggregated(by: .power(0)) }
                == "error: power has the exponent 0, which is not a finite number above 0 [method.setting]")
        #expect(
            told { _ = try Consensus.borda([]) }
                == "error: borda has a list of 0 rankings, which is not one or more [method.setting]")
        let many = try matrix((0...2_000).map { [Double($0)] }, [.maximise])
        #expect(
            told { _ = try many.electreI() }
                == "error: electre-i compares every option with every other and stops at 2000 of them; there are 2001 "
                + "[method.too-many]")
    }
}
