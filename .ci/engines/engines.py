"""The engines, each with a table of cases and a query on it."""


class DuckDb:
    """DuckDB, in this process."""

    def __init__(self):
        import duckdb

        # One core: the tables are tiny.
        self.connection = duckdb.connect(config={"threads": 1})
        self.version = f"DuckDB {duckdb.__version__}"

    def run(self, trial, query):
        kind = "BOOLEAN" if trial["kind"] == "truth" else "DOUBLE"
        names = ['"' + name.replace('"', '""') + '"' for name in trial["columns"]]
        self.connection.execute("DROP TABLE IF EXISTS cases")
        columns = ", ".join(["id INTEGER"] + [f"{name} {kind}" for name in names])
        self.connection.execute(f"CREATE TABLE cases ({columns})")
        marks = "(" + ", ".join("?" * (len(names) + 1)) + ")"
        cells = [cell for number, row in enumerate(trial["rows"]) for cell in [number, *row]]
        self.connection.execute("INSERT INTO cases VALUES " + ", ".join([marks] * len(trial["rows"])), cells)
        return self.ask(query)

    def ask(self, query):
        self.connection.execute(query)
        return [column[0] for column in self.connection.description], self.connection.fetchall()


class Postgres:
    """PostgreSQL, a server of one's own on a socket."""

    def __init__(self, socket):
        import psycopg2

        self.connection = psycopg2.connect(host=socket, user="postgres", dbname="postgres")
        self.connection.autocommit = True
        self.cursor = self.connection.cursor()
        self.cursor.execute("SET client_min_messages = error; SELECT version()")
        self.version = self.cursor.fetchone()[0].split(" on ")[0]

    def run(self, trial, query):
        kind = "BOOLEAN" if trial["kind"] == "truth" else "DOUBLE PRECISION"
        names = ['"' + name.replace('"', '""') + '"' for name in trial["columns"]]
        columns = ", ".join(["id INTEGER"] + [f"{name} {kind}" for name in names])
        self.cursor.execute("DROP TABLE IF EXISTS cases")
        self.cursor.execute(f"CREATE TABLE cases ({columns})")
        marks = ", ".join(["%s"] * (len(names) + 1))
        for number, row in enumerate(trial["rows"]):
            self.cursor.execute(f"INSERT INTO cases VALUES ({marks})", [number, *row])
        return self.ask(query)

    def ask(self, query):
        self.cursor.execute(query)
        return [column[0] for column in self.cursor.description], self.cursor.fetchall()


class Spark:
    """Spark, in local mode."""

    def __init__(self):
        import pyspark
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master("local[1]")
        for key, value in {
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "1",
            "spark.default.parallelism": "1",
            "spark.sql.codegen.wholeStage": "false",
            "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        }.items():
            builder = builder.config(key, value)
        self.session = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("OFF")
        self.version = f"Spark {pyspark.__version__}"

    def run(self, trial, query):
        from pyspark.sql.types import BooleanType, DoubleType, IntegerType, StructField, StructType

        kind = BooleanType() if trial["kind"] == "truth" else DoubleType()
        fields = [StructField("id", IntegerType())] + [StructField(name, kind) for name in trial["columns"]]
        rows = [[number, *(value if value is None or trial["kind"] == "truth" else float(value) for value in row)]
                for number, row in enumerate(trial["rows"])]
        self.session.createDataFrame(rows, StructType(fields)).createOrReplaceTempView("cases")
        return self.ask(query)

    def ask(self, query):
        frame = self.session.sql(query)
        return frame.columns, [list(row) for row in frame.collect()]
