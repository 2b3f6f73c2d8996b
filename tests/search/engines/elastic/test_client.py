import base64
import datetime
import ipaddress
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from search.engines.base import EngineUnavailableError, QuestionRefusedError
from search.engines.elastic.client import client, faults_told
from tests.search.engines.elastic.gate import gate_before
from tests.search.test_answering import NOBODY

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for this machine that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "search test")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = tmp_path / "ca.pem", tmp_path / "key.pem"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return paths


class TestClient:
    def test_says_by_key_who_we_are(self, gate, settings):
        settings.ELASTICSEARCH_API_KEY = "a2V5"
        client(gate.url).info()
        assert gate.seen[-1].headers["Authorization"] == "ApiKey a2V5"

    def test_says_by_name_and_password_who_we_are(self, gate, settings):
        settings.ELASTICSEARCH_USERNAME = "portal"
        settings.ELASTICSEARCH_PASSWORD = "a password"
        client(gate.url).info()
        said = gate.seen[-1].headers["Authorization"].removeprefix("Basic ")
        assert base64.b64decode(said).decode() == "portal:a password"

    def test_trusts_the_authority_it_is_told(self, elasticsearch_url, certificate, settings):
        ca, key = certificate
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(ca, key)
        with gate_before(elasticsearch_url, tls=tls) as gate:
            with pytest.raises(EngineUnavailableError, match="TlsError"), faults_told():
                client(gate.url).info()
            settings.ELASTICSEARCH_CA_FILE = str(ca)
            assert client(gate.url).info()["version"]["number"].startswith("8.")

    def test_passes_over_a_node_that_does_not_answer(self, elasticsearch_url):
        several = client(f"{NOBODY}, {elasticsearch_url}")
        for _ in range(5):
            assert several.info()

    def test_tells_a_question_that_is_refused_from_a_service_that_is_away(self, gate):
        with pytest.raises(QuestionRefusedError), faults_told():
            client(gate.url).search(query={"no_such_query": {}})
        with pytest.raises(EngineUnavailableError) as caught, faults_told():
            client(NOBODY).info()
        assert not isinstance(caught.value, QuestionRefusedError)
