import Foundation
import Testing

@testable import Scale

@Suite struct ServiceClassTests {
    @Test func everySectorOfTheSchemasHasADatedRow() throws {
        for name in ["input.schema.json", "parameters.schema.json"] {
            let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            let file = folder.appending(path: name)
            let schema = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
            let properties = try #require(schema["properties"] as? [String: Any])
            let sector = try #require(properties["sector"] as? [String: Any])
            #expect(sector["enum"] as? [String] == ServiceClass.shipped.map(\.id))
        }
    }

    @Test func everyRowSaysWhereItComesFrom() throws {
        for row in ServiceClass.shipped {
            #expect(!row.title.isEmpty && !row.source.isEmpty && row.asOf.count == 10)
            let availability = try #require(row.availability)
            #expect(availability.lowerBound > 0.9 && availability.upperBound < 1)
        }
    }
}
